import Foundation
import Numerics
import Testing

@testable import diverge

@Suite struct PairEstimateTests {
    static let counts: [[Int32]] = [
        [5, 0, 3, 2, 10, 1], [1, 4, 3, 0, 7, 0], [0, 9, 2, 6, 1, 3], [4, 1, 8, 2, 2, 2], [7, 7, 0, 1, 3, 9],
    ]

    static func sample(_ counts: [Int32]) -> Sample {
        Sample(counts.enumerated().flatMap { [Int32](repeating: Int32($0), count: Int($1)) })
    }

    private let resampling = Resampling(bootstrap: 200, permutations: 200, confidence: 0.95, seed: 1, threads: 2)

    /// scipy 1.17, jensenshannon squared.
    static let js = [
        0.16991975158522932, 0.3725739152905738, 0.12423388537524896, 0.2675863386110064, 0.289558911793044, 0.2135549126381163,
        0.28691164137394365, 0.24082338312397233, 0.21386036884926102, 0.22422021091127256,
    ]

    @Test func agreesWithScipy() {
        let estimates = PairEstimator(resampling: resampling).estimates(Self.counts.map(Self.sample), clusters: 6, stream: "s")
        #expect(estimates.map { "\($0.first)\($0.second)" } == ["01", "02", "03", "04", "12", "13", "14", "23", "24", "34"])
        for (estimate, expected) in zip(estimates, Self.js) { #expect(abs(estimate.js.value / expected - 1) < 1e-12) }
    }

    /// What the comparison with the reference says of the same two samples: the same value and standard error, and by other draws
    /// nearly the same correction, interval and floor.
    @Test func agreesWithTheComparisonOfTwo() throws {
        let (one, other) = (Self.sample([50, 0, 30, 20, 100, 10]), Self.sample([10, 40, 30, 0, 70, 0]))
        let many = Resampling(bootstrap: 2000, permutations: 2000, confidence: 0.95, seed: 1, threads: 2)
        let pair = PairEstimator(resampling: many).estimates([one, other], clusters: 6, stream: "s")[0].js
        let plain = DivergenceEstimator(resampling: many).estimates(reference: one, source: other, clusters: 6, stream: "s")
        let (left, right) = (try #require(pair.corrected), try #require(plain.corrected))
        #expect(abs(pair.value - plain[.js].value) < 1e-14 && abs(left.value - right.value) < 0.01)
        #expect(abs(left.value - left.interval.lowerBound - (right.value - right.interval.lowerBound)) < 1e-12)
        let (low, high) = (try #require(pair.interval?.range), try #require(plain[.js].interval?.range))
        #expect(abs(low.lowerBound - high.lowerBound) < 0.01 && abs(low.upperBound - high.upperBound) < 0.01)
        #expect(abs(try #require(pair.test?.floor) - #require(plain[.js].test?.floor)) < 0.001)
        #expect(pair.test?.p == plain[.js].test?.p)
    }

    /// Units of several records are drawn and permuted whole: where each holds its cluster twice, the floor is that of half as many.
    @Test func unitsStayWhole() throws {
        let clusters = Self.counts[0].enumerated().flatMap { [Int32](repeating: Int32($0), count: 10 * Int($1)) }
        let doubled = Sample(clusters.flatMap { [$0, $0] }, unitOf: (0..<(2 * clusters.count)).map { $0 / 2 })
        let estimator = PairEstimator(resampling: resampling)
        func floor(_ sample: Sample) throws -> Double {
            try #require(estimator.estimates([sample, sample], clusters: 6, stream: "s")[0].js.test?.floor)
        }
        #expect(abs(try floor(doubled) / floor(Sample(clusters)) - 1) < 0.2)
    }

    @Test func bitsAndThreads() throws {
        let samples = Self.counts.map(Self.sample)
        let nats = PairEstimator(resampling: resampling).estimates(samples, clusters: 6, stream: "s")
        var alone = resampling
        alone.threads = 1
        let bits = PairEstimator(resampling: alone, logBase: .two).estimates(samples, clusters: 6, stream: "s")
        for (one, other) in zip(nats.map(\.js), bits.map(\.js)) {
            #expect(abs(one.value / log(2) - other.value) < 1e-14 && one.test?.p == other.test?.p)
            let (left, right) = (try #require(one.interval?.range), try #require(other.interval?.range))
            #expect(abs(left.upperBound / log(2) - right.upperBound) < 1e-14)
            #expect(abs(try #require(one.corrected).value / log(2) - #require(other.corrected).value) < 1e-14)
        }
    }

    @Test func withoutResamplingThereIsNeitherIntervalNorTest() {
        let none = Resampling(bootstrap: 0, permutations: 0, confidence: 0.95, seed: 1, threads: 1)
        let estimate = PairEstimator(resampling: none).estimates([Sample([0]), Sample([0, 1])], clusters: 2, stream: "s")[0].js
        #expect(estimate.interval == nil && estimate.test == nil && estimate.adjusted == nil)
        #expect(estimate.corrected == nil, "one unit has no jackknife")
    }
}
