/// The score interval of a probability (Wilson, 1927).
enum WilsonInterval {
    /// The interval for a probability that was seen as the `share` (in 0...1) of `count` independent trials, at least one.
    ///
    /// Unlike the share plus or minus its standard errors it stays inside 0...1 and has a width at both ends.
    static func of(share: Double, count: Int, confidence: Double) -> ClosedRange<Double> {
        let z = NormalDistribution.quantile((1 + confidence) / 2)
        let n = Double(count)
        let center = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        // At the ends the two terms cancel but for the last digit.
        return (share == 0 ? 0 : center - half)...(share == 1 ? 1 : center + half)
    }
}
