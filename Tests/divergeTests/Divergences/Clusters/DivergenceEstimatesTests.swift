import Foundation
import Numerics
import Testing

@testable import diverge

@Suite struct DivergenceEstimatesTests {
    private func estimator(_ bootstrap: Int, _ permutations: Int, seed: UInt64 = 1, threads: Int = 2) -> DivergenceEstimator {
        DivergenceEstimator(
            resampling: Resampling(bootstrap: bootstrap, permutations: permutations, confidence: 0.95, seed: seed, threads: threads))
    }

    private func uniform(_ n: Int, clusters: Int, using generator: inout Xoshiro256) -> [Int32] {
        (0..<n).map { _ in Int32(generator.integer(below: clusters)) }
    }

    @Test func resultDoesNotDependOnThreads() {
        var generator = Xoshiro256(seed: 3, stream: "test")
        let (a, b) = (uniform(90, clusters: 7, using: &generator), uniform(50, clusters: 7, using: &generator))
        let one = estimator(120, 130, threads: 1).estimates(reference: Sample(a), source: Sample(b), clusters: 7, stream: "s")
        let four = estimator(120, 130, threads: 4).estimates(reference: Sample(a), source: Sample(b), clusters: 7, stream: "s")
        #expect(one.corrected?.value == four.corrected?.value)
        for (left, right) in zip(one.all, four.all) {
            #expect(left.value == right.value && left.interval?.range == right.interval?.range && left.test?.p == right.test?.p)
            #expect(
                left.test?.floor == right.test?.floor && left.test?.floor95 == right.test?.floor95
                    && left.biasCorrected?.range == right.biasCorrected?.range)
        }
    }

    /// The Monte-Carlo figures of protocols, section 1.3 (200 draws, uniform cells, fixed codebook), met by the mean over
    /// permutations of one pair of samples, averaged over five pairs.
    @Test(arguments: [(50, 200, 0.0668, 0.0602), (50, 981, 0.0128, 0.0126), (100, 981, 0.0258, 0.0250)])
    func floorIsWhatChanceComesTo(clusters: Int, n: Int, js: Double, kl: Double) throws {
        var (jsFloors, klFloors): ([Double], [Double]) = ([], [])
        for seed in 0..<5 {
            var generator = Xoshiro256(seed: UInt64(seed), stream: "floor")
            let (a, b) = (uniform(n, clusters: clusters, using: &generator), uniform(n, clusters: clusters, using: &generator))
            let estimates = estimator(0, 200, seed: UInt64(seed)).estimates(
                reference: Sample(a), source: Sample(b), clusters: clusters, stream: "s")
            jsFloors.append(try #require(estimates[.js].test?.floor))
            klFloors.append(try #require(estimates[.klForward].test?.floor))
            #expect(estimates.all.allSatisfy { $0.interval == nil && $0.biasCorrected == nil })
        }
        // Both sides' spread: 200 draws there, 1000 correlated ones here.
        #expect(abs(mean(jsFloors) / js - 1) < 0.04, "\(jsFloors)")
        #expect(abs(mean(klFloors) / kl - 1) < 0.04, "\(klFloors)")
    }

    /// Under the null the p-value is uniform: over 200 pairs of samples of one distribution, its deciles stay near a tenth each.
    @Test func pValuesAreUniformUnderTheNull() throws {
        var generator = Xoshiro256(seed: 11, stream: "null")
        let seeds = (0..<200).map { UInt64($0) }
        var deciles = [Int](repeating: 0, count: 10)
        for seed in seeds {
            let (a, b) = (uniform(60, clusters: 12, using: &generator), uniform(90, clusters: 12, using: &generator))
            let p = try #require(
                estimator(0, 199, seed: seed).estimates(reference: Sample(a), source: Sample(b), clusters: 12, stream: "s")[.js].test?.p)
            deciles[min(9, Int(p * 10 - 1e-9))] += 1
        }
        // Chi-square with 9 degrees of freedom: 27.9 is passed once in a thousand.
        let statistic = deciles.reduce(0) { $0 + pow(Double($1) - 20, 2) / 20 }
        #expect(statistic < 27.9, "\(deciles)")
    }

    @Test func pIsSmallestForDisjointSides() throws {
        let estimates = estimator(50, 99).estimates(
            reference: Sample(Array(repeating: 0, count: 30)), source: Sample(Array(repeating: 1, count: 20)), clusters: 2, stream: "s")
        for estimate in estimates.all { #expect(estimate.test?.p == 0.01) }
        #expect(abs(estimates[.js].value - log(2)) < 1e-12)
        #expect(estimates[.totalVariation].interval?.range == 1...1)
    }

    @Test func identicalSidesHaveTheLargestP() {
        let sample = Sample([0, 1, 2, 0, 1, 2])
        let estimates = estimator(0, 99).estimates(reference: sample, source: sample, clusters: 3, stream: "s")
        for divergence in Divergence.allCases {
            #expect(estimates[divergence].value == (divergence.isSimilarity ? 1 : 0) && estimates[divergence].test?.p == 1)
        }
    }

    /// The bootstrap's total variation between two fixed shares: its standard deviation by the delta method for two cells,
    /// sqrt(p(1-p)/n + q(1-q)/m), makes the width of the interval.
    @Test func intervalHasTheWidthOfTheDeltaMethod() throws {
        let (n, m) = (400, 300)
        let reference = (0..<n).map { Int32($0 < 120 ? 0 : 1) }
        let source = (0..<m).map { Int32($0 < 210 ? 0 : 1) }
        let interval = try #require(
            estimator(4000, 0).estimates(reference: Sample(reference), source: Sample(source), clusters: 2, stream: "s")[.totalVariation]
                .interval?.range)
        let deviation = (0.3 * 0.7 / Double(n) + 0.7 * 0.3 / Double(m)).squareRoot()
        #expect(abs((interval.upperBound - interval.lowerBound) / (2 * 1.96 * deviation) - 1) < 0.06, "\(interval)")
        #expect(abs((interval.upperBound + interval.lowerBound) / 2 - 0.4) < 0.01)
    }

    /// Each unit three times over is the same sample of units: shares, and so divergences, intervals and tests stay as they are.
    @Test func recordsOfAUnitStayTogether() {
        var generator = Xoshiro256(seed: 5, stream: "test")
        let (a, b) = (uniform(40, clusters: 6, using: &generator), uniform(30, clusters: 6, using: &generator))
        func tripled(_ clusters: [Int32]) -> Sample {
            Sample(clusters.flatMap { [$0, $0, $0] }, unitOf: clusters.indices.flatMap { [Int32($0), Int32($0), Int32($0)] })
        }
        let single = estimator(300, 0).estimates(reference: Sample(a), source: Sample(b), clusters: 6, stream: "s")
        let triple = estimator(300, 0).estimates(reference: tripled(a), source: tripled(b), clusters: 6, stream: "s")
        for divergence in Divergence.allCases where divergence != .mauveStar && divergence != .frontierIntegralStar {
            let (one, three) = (single[divergence], triple[divergence])
            #expect(abs(one.value - three.value) < 1e-12)
            #expect(abs((one.interval?.range?.lowerBound ?? 1) - (three.interval?.range?.lowerBound ?? 2)) < 1e-12)
            #expect(abs((one.biasCorrected?.range?.upperBound ?? 0) - (three.biasCorrected?.range?.upperBound ?? 0)) < 1e-12)
        }
        #expect(single.corrected?.method == .goodTuring && triple.corrected?.method == .jackknife)
    }

    /// People keep to one cluster each, so that conversations are not independent: permuted one by one they give small p-values
    /// where both sides are of one distribution, permuted by person they do not.
    @Test func permutationsOfUnitsKeepTheLevelOfTheTest() {
        var generator = Xoshiro256(seed: 8, stream: "people")
        func people() -> (clusters: [Int32], units: [Int32]) {
            let own = uniform(20, clusters: 5, using: &generator)
            return (own.flatMap { [Int32](repeating: $0, count: 8) }, (0..<20).flatMap { [Int32](repeating: $0, count: 8) })
        }
        var (byRecord, byUnit) = (0, 0)
        for seed in 0..<60 {
            let (one, other) = (people(), people())
            func p(_ reference: Sample, _ source: Sample) -> Double {
                estimator(0, 99, seed: UInt64(seed)).estimates(reference: reference, source: source, clusters: 5, stream: "s")[.js].test?.p
                    ?? 1
            }
            if p(Sample(one.clusters), Sample(other.clusters)) <= 0.05 { byRecord += 1 }
            if p(Sample(one.clusters, unitOf: one.units), Sample(other.clusters, unitOf: other.units)) <= 0.05 { byUnit += 1 }
        }
        // 3 expected of 60; more than 9 come up once in a thousand.
        #expect(byUnit <= 9, "\(byUnit)")
        #expect(byRecord > 30, "\(byRecord)")
    }

    /// Without smoothing a divergence is infinite where only one side has a cluster; the test holds all the same.
    @Test func infiniteDivergenceHasATestAndNoInterval() throws {
        var infinite = estimator(50, 50)
        infinite.rule.smoothing = .none
        let estimates = infinite.estimates(reference: Sample([0, 0, 1, 2]), source: Sample([0, 1, 1, 1]), clusters: 3, stream: "s")
        #expect(estimates[.klForward].value == .infinity && estimates[.klBackward].value.isFinite)
        #expect(estimates[.klForward].interval?.range == nil && estimates[.klForward].biasCorrected?.range == nil)
        let test = try #require(estimates[.klForward].test)
        #expect(test.floor == nil && test.p > 0 && test.p <= 1)
        #expect(estimates[.js].interval?.range != nil)
    }
}
