import Findings
import Stage
import Testing

@testable import diverge

@Suite struct EstimateTests {
    private let resampling = Resampling(bootstrap: 3, permutations: 3, confidence: 0.5, seed: 1, threads: 1)

    private func fields(_ estimate: Estimate) throws -> Record {
        try divergeTests.fields(estimate.statistic.name, Figure(estimate))
    }

    @Test func aDifferenceIsTestedWithoutItsSign() throws {
        let far = Estimate(
            Statistic(name: "d", extreme: .farFromZero), value: -2, replicates: [-3, -2, -1], permuted: [1, -3, 0.5], resampling: resampling
        )
        #expect(far.test?.p == 0.5 && far.test?.floor == 1.5, "one permutation of three lies as far from 0")
        let record = try fields(far)
        #expect(try record.double("d") == -2 && record.double("d_excess") == 0.5 && record.double("d_low") == -2.5)
        #expect(record["d_corrected"] == nil)
    }

    @Test func whatIsUndefinedIsNullWithItsReason() throws {
        let statistic = Statistic(name: "r", extreme: .small, undefined: "no label")
        let nothing = try fields(Estimate(statistic, value: .nan, replicates: [1], permuted: [1], resampling: resampling))
        #expect(nothing.names.filter { $0.hasPrefix("r") } == ["r", "r_reason"] && nothing["r_reason"]?.string == "no label")
        let partly = try fields(
            Estimate(statistic, value: 0.5, replicates: [0.1, .nan], permuted: [.nan, .nan, 1], resampling: resampling))
        #expect(partly["r_low"]?.kind == .null && partly["r_interval_reason"]?.string == "undefined in 1 of 2 bootstrap samples")
        #expect(partly["r_p"]?.kind == .null && partly["r_floor_reason"]?.string == "undefined in 2 of 3 permutations of the labels")
    }

    @Test func withoutResamplingThereIsTheValue() throws {
        #expect(try fields(Estimate(Statistic(name: "x", corrected: 0...1), value: 0.5, resampling: resampling)).names.filter { $0.hasPrefix("x") } == ["x"])
    }
}
