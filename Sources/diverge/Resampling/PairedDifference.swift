/// The mean of differences within pairs, with its interval and the test of its sign.
struct PairedDifference: Sendable {
    var value: Double
    /// nil without a bootstrap.
    var interval: BootstrapInterval?
    /// nil without permutations.
    var test: PermutationTest?
}

extension UnitSums {
    /// Column `numerator`, a sum of differences, divided by column `denominator`, the number of pairs, times `scale`.
    ///
    /// The interval is the percentile interval of `redrawn`, the test that of the absolute value among `flipped`. NaN for no pair.
    func difference(
        _ numerator: Int, of denominator: Int, resampled: [[Double]], signFlipped: [[Double]], _ resampling: Resampling, scale: Double = 1
    ) -> PairedDifference {
        let (sum, pairs) = (totals[numerator], totals[denominator])
        guard pairs > 0 else { return PairedDifference(value: .nan, interval: BootstrapInterval(reason: "no pair")) }
        let value = scale * sum / pairs
        let drawn = resampling.interval(resampled.map { scale * $0[numerator] / $0[denominator] })
        let permuted = signFlipped.map { abs(scale * $0[numerator] / pairs) }
        return PairedDifference(
            value: value, interval: count > 1 ? drawn : drawn.map { _ in BootstrapInterval(reason: "one unit only") },
            test: permuted.isEmpty ? nil : PermutationTest(observed: abs(value), permuted: permuted))
    }
}
