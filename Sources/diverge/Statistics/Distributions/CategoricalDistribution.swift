import Numerics

/// A distribution over 0 ..< k that is drawn from in constant time: the alias method of Walker (1977), its table after Vose (1991).
struct CategoricalDistribution: Sendable {
    private var shares: [Double]
    private var aliases: [Int]

    /// `weights` are k >= 1 numbers from 0, not all 0; they need not sum to one. O(k).
    init(_ weights: [Double]) {
        let scale = Double(weights.count) / compensatedSum(weights)
        shares = weights.map { $0 * scale }
        aliases = Array(weights.indices)
        var (small, large): ([Int], [Int]) = ([], [])
        for index in shares.indices { if shares[index] < 1 { small.append(index) } else { large.append(index) } }
        while let poor = small.popLast(), let rich = large.last {
            aliases[poor] = rich
            shares[rich] -= 1 - shares[poor]
            if shares[rich] < 1 { small.append(large.removeLast()) }
        }
        // What is left differs from a whole share by rounding alone.
        for index in small + large where aliases[index] == index { shares[index] = 1 }
    }

    func draw(using generator: inout Xoshiro256) -> Int {
        let place = generator.integer(below: shares.count)
        return generator.uniform() < shares[place] ? place : aliases[place]
    }

    /// The counts of `count` draws.
    func counts(of count: Int, using generator: inout Xoshiro256) -> [Int32] {
        var counts = [Int32](repeating: 0, count: shares.count)
        for _ in 0..<count { counts[draw(using: &generator)] += 1 }
        return counts
    }
}
