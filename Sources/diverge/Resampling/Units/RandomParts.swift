import Numerics

/// Spreads names over `count` parts at random, as evenly as may be within each stratum and over all. Strata have no name in common.
func randomParts<Name: Hashable & Comparable>(
    _ strata: [some Sequence<Name>], count: Int, using generator: inout Xoshiro256
) -> [Name: Int] {
    var parts: [Name: Int] = [:]
    for stratum in strata {
        var names = stratum.sorted()
        generator.shuffle(&names)
        for name in names { parts[name] = parts.count % count }
    }
    return parts
}

extension Resampling {
    /// The numbers 0 ..< count in two random halves, the first the smaller one where they are odd; nil for fewer than two.
    func halves(of count: Int, stream: String) -> (first: [Int], second: [Int])? {
        guard count >= 2 else { return nil }
        var generator = Xoshiro256(seed: seed, stream: "diverge:\(stream)")
        var order = Array(0..<count)
        generator.shuffle(&order)
        return (Array(order[..<(count / 2)]), Array(order[(count / 2)...]))
    }
}
