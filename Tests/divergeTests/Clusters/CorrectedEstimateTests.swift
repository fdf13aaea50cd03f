import Foundation
import Numerics
import Testing

@testable import diverge

@Suite struct CorrectedEstimateTests {
    private func estimate(_ a: [Int32], _ b: [Int32], clusters: Int) -> CorrectedEstimate? {
        let jackknife = Jackknife(reference: Sample(a), source: Sample(b), clusters: clusters, rule: DivergenceRule())
        let js = divergences(reference: counted(a, clusters: clusters), source: counted(b, clusters: clusters))[Divergence.js.rawValue]
        return CorrectedEstimate(observed: js, largest: log(2), jackknife, .js, confidence: 0.95)
    }

    /// Ten records a cluster: js of two samples of one law is near 0.025 (protocols, section 1.3), the corrected one near 0.
    @Test func takesAwayWhatComesOfFewRecords() throws {
        var generator = Xoshiro256(seed: 6, stream: "corrected")
        for _ in 0..<20 {
            let (a, b) = ((0..<500).map { _ in Int32(generator.integer(below: 50)) }, (0..<500).map { _ in Int32(generator.integer(below: 50)) })
            let found = try #require(estimate(a, b, clusters: 50))
            #expect(found.value < 0.015 && found.interval.contains(found.value))
        }
    }

    @Test func disjointSidesStayAtTheLargest() throws {
        let found = try #require(estimate([0, 0, 1], [2, 3, 3], clusters: 4))
        #expect(abs(found.value - log(2)) < 1e-12 && abs(found.interval.lowerBound - log(2)) < 1e-12)
    }

    @Test func oneUnitHasNone() { #expect(estimate([0], [0, 1], clusters: 2) == nil) }
}
