import Foundation
import Numerics
import Testing

@testable import diverge

@Suite struct ResamplingJensenShannonTests {
    private func estimate(_ a: Sample, _ b: Sample, clusters: Int) -> BiasCorrection? {
        let resampling = Resampling(bootstrap: 0, permutations: 0, confidence: 0.95, seed: 1, threads: 1)
        return DivergenceEstimator(resampling: resampling).estimates(reference: a, source: b, clusters: clusters, stream: "s").corrected
    }

    /// Ten records per cluster: js of two samples of one distribution is near 0.025 (protocols, section 1.3), the corrected one near 0.
    @Test func takesAwayWhatComesOfFewRecords() throws {
        var generator = Xoshiro256(seed: 6, stream: "corrected")
        for _ in 0..<20 {
            let (a, b) = (
                (0..<500).map { _ in Int32(generator.integer(below: 50)) }, (0..<500).map { _ in Int32(generator.integer(below: 50)) }
            )
            let found = try #require(estimate(Sample(a), Sample(b), clusters: 50))
            #expect(found.value < 0.015 && found.interval.contains(found.value))
        }
    }

    @Test func disjointSidesStayAtTheLargest() throws {
        let found = try #require(estimate(Sample([0, 0, 0, 1, 1]), Sample([2, 2, 3, 3, 3]), clusters: 4))
        #expect(found.method == .goodTuring)
        #expect(abs(found.value - log(2)) < 1e-12 && abs(found.interval.lowerBound - log(2)) < 1e-12)
    }

    @Test func oneUnitHasNone() { #expect(estimate(Sample([0]), Sample([0, 1]), clusters: 2) == nil) }

    @Test func unitsOfSeveralRecordsAreCorrectedByTheJackknife() throws {
        let units = Sample([0, 0, 1, 1, 2, 2], unitOf: [0, 0, 1, 1, 2, 2])
        #expect(try #require(estimate(units, units, clusters: 3)).method == .jackknife)
    }

    /// Shares 1/i of 50 clusters, two records a cluster: clusters that only one sample shows push js to 0.18. The mean over trials of
    /// the corrected value is within 0.02 of the true value, 0; uncorrected for unseen clusters it is 0.03.
    @Test func unseenClustersLeaveNoBias() throws {
        let distribution = CategoricalDistribution((1...50).map { 1 / Double($0) })
        var generator = Xoshiro256(seed: 2, stream: "zipf")
        func sample() -> Sample { Sample((0..<100).map { _ in Int32(distribution.draw(using: &generator)) }) }
        let found = try (0..<60).map { _ in try #require(estimate(sample(), sample(), clusters: 50)) }
        #expect(mean(found.map(\.value)) < 0.02, "\(mean(found.map(\.value)))")
        #expect(found.count { $0.interval.lowerBound == 0 } >= 55)
    }
}
