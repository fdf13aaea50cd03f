/// The mean of differences within pairs, with its interval and the test of its sign.
struct PairedDifference: Sendable {
    var value: Double
    /// nil without a bootstrap.
    var interval: BootstrapInterval?
    /// nil without permutations.
    var test: PermutationTest?
}

extension UnitSums {
    /// Column `above`, a sum of differences, divided by column `below`, the number of pairs, times `scale`.
    ///
    /// The interval is the percentile interval of `redrawn`, the test that of the absolute value among `flipped`. NaN for no pair.
    func difference(
        _ above: Int, of below: Int, redrawn: [[Double]], flipped: [[Double]], _ resampling: Resampling, scale: Double = 1
    ) -> PairedDifference {
        let (sum, pairs) = (totals[above], totals[below])
        guard pairs > 0 else { return PairedDifference(value: .nan, interval: BootstrapInterval(reason: "no pair")) }
        let value = scale * sum / pairs
        let drawn = resampling.interval(redrawn.map { scale * $0[above] / $0[below] })
        let dealt = flipped.map { abs(scale * $0[above] / pairs) }
        return PairedDifference(
            value: value, interval: count > 1 ? drawn : drawn.map { _ in BootstrapInterval(reason: "one unit only") },
            test: dealt.isEmpty ? nil : PermutationTest(observed: abs(value), dealt: dealt))
    }
}
