import Testing

@testable import diverge

@Suite struct BootstrapIntervalTests {
    private let values = (0..<1000).map(Double.init)

    /// The levels that scipy 1.17's _bca_interval gives for a share of 0.285 below and this acceleration, at alpha 0.025.
    @Test func levelsAgreeWithScipy() throws {
        let interval = BootstrapInterval.biasCorrected(
            sorted: values, observed: 284.5, acceleration: -0.05416313320790798, confidence: 0.95)
        let range = try #require(interval.range)
        #expect(abs(range.lowerBound / (999 * 0.00023514450288406982) - 1) < 1e-9)
        #expect(abs(range.upperBound / (999 * 0.7661666860882443) - 1) < 1e-9)
    }

    @Test func withoutBiasAndAccelerationItIsThePercentileInterval() throws {
        let corrected = try #require(
            BootstrapInterval.biasCorrected(sorted: values, observed: 499.5, acceleration: 0, confidence: 0.9).range)
        let plain = try #require(BootstrapInterval.percentile(sorted: values, confidence: 0.9).range)
        #expect(abs(corrected.lowerBound - plain.lowerBound) < 1e-9 && abs(corrected.upperBound - plain.upperBound) < 1e-9)
    }

    @Test(arguments: [(-1.0, "above"), (2000, "below")]) func saysWhereThereIsNone(observed: Double, side: String) {
        let interval = BootstrapInterval.biasCorrected(sorted: values, observed: observed, acceleration: 0, confidence: 0.95)
        #expect(interval.range == nil && interval.reason == "every bootstrap value lies \(side) the observed one")
    }

    @Test func infiniteAndConstantValues() {
        #expect(BootstrapInterval.percentile(sorted: [1, 2, .infinity], confidence: 0.95).range == nil)
        #expect(BootstrapInterval.biasCorrected(sorted: [3, 3, 3], observed: 3, acceleration: .nan, confidence: 0.95).range == 3...3)
        #expect(BootstrapInterval.biasCorrected(sorted: values, observed: 500, acceleration: .nan, confidence: 0.95).range == nil)
    }
}
