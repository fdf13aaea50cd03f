import Testing

@testable import diverge

@Suite struct WilsonIntervalTests {
    /// statsmodels 0.15, proportion_confint(method="wilson").
    @Test(arguments: [
        (3, 10, 0.95, 0.10779126740630099, 0.6032218525388546), (144, 283, 0.95, 0.45086203463752983, 0.5665691973069622),
        (164, 283, 0.95, 0.5213043214518809, 0.6355767660485481), (1, 1000, 0.99, 0.00011741635361832078, 0.008460566219981694),
        (50, 120, 0.9, 0.34527482100976903, 0.49173335778141936),
    ])
    func agreesWithStatsmodels(successes: Int, trials: Int, confidence: Double, low: Double, high: Double) {
        let interval = WilsonInterval.of(share: Double(successes) / Double(trials), count: trials, confidence: confidence)
        #expect(abs(interval.lowerBound / low - 1) < 1e-9 && abs(interval.upperBound / high - 1) < 1e-9)
    }

    /// statsmodels as above; the ends themselves are exact.
    @Test func hasAWidthAtTheEnds() {
        let (none, all) = (
            WilsonInterval.of(share: 0, count: 10, confidence: 0.95), WilsonInterval.of(share: 1, count: 10, confidence: 0.95)
        )
        #expect(none.lowerBound == 0 && abs(none.upperBound - 0.2775327998628892) < 1e-12)
        #expect(all.upperBound == 1 && abs(all.lowerBound - 0.7224672001371107) < 1e-12)
    }

    /// The user study of 2605.09808, 283 people with one vote each: 51, 57 and 58 %. The published reading of it gives the share
    /// plus or minus its standard errors (here computed as it was), from which the score interval differs by its pull to a half.
    @Test(arguments: [(51.0, 45.2, 56.8, 0.34), (57, 51.2, 62.8, 2.36), (58, 52.2, 63.8, 2.69)])
    func plausibleFiguresOfTheUserStudy(percent: Double, low: Double, high: Double, z: Double) {
        let (share, n) = (percent / 100, 283.0)
        let half = NormalDistribution.quantile(0.975) * (share * (1 - share) / n).squareRoot()
        #expect(abs(100 * (share - half) - low) < 0.06 && abs(100 * (share + half) - high) < 0.06)
        #expect(abs((share - 0.5) / (0.25 / n).squareRoot() - z) < 0.006)
        let interval = WilsonInterval.of(share: share, count: 283, confidence: 0.95)
        #expect(abs(100 * interval.lowerBound - low) < 0.06 && abs(100 * interval.upperBound - high) < 0.2)
        #expect((interval.lowerBound > 0.5) == (low > 50), "what is significant stays so")
    }
}
