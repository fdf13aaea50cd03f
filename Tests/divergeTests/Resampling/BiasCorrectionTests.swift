import Testing

@testable import diverge

@Suite struct BiasCorrectionTests {
    /// 2 x 0.3 less the mean 0.4, and less the ends of the interval.
    @Test func turnsTheErrorRound() {
        let found = BiasCorrection(0.3, replicates: [0.3, 0.4, 0.5], percentile: 0.3...0.5, within: 0...1)
        #expect(
            abs(found.value - 0.2) < 1e-15 && abs(found.interval.lowerBound - 0.1) < 1e-15 && abs(found.interval.upperBound - 0.3) < 1e-15)
    }

    @Test func staysWithinWhatCanBe() {
        let found = BiasCorrection(0.1, replicates: [0.5, 0.7], percentile: 0.5...0.7, within: 0...1)
        #expect(found.value == 0 && found.interval == 0...0)
        let top = BiasCorrection(95, replicates: [80, 84], percentile: 80...84, within: 0...100)
        #expect(top.value == 100 && top.interval == 100...100)
    }
}
