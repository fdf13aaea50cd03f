import Foundation
import Numerics
import Testing

@testable import diverge

@Suite struct ResamplingTests {
    private func resampling(_ bootstrap: Int, _ permutations: Int, seed: UInt64 = 1, threads: Int = 2) -> Resampling {
        Resampling(bootstrap: bootstrap, permutations: permutations, confidence: 0.95, seed: seed, threads: threads)
    }

    private func uniform(_ n: Int, clusters: Int, using generator: inout Xoshiro256) -> [Int32] {
        (0..<n).map { _ in Int32(generator.integer(below: clusters)) }
    }

    @Test func resultDoesNotDependOnThreads() {
        var generator = Xoshiro256(seed: 3, stream: "test")
        let (a, b) = (uniform(90, clusters: 7, using: &generator), uniform(50, clusters: 7, using: &generator))
        let one = resampling(120, 130, threads: 1).estimates(reference: a, source: b, clusters: 7, stream: "s")
        let four = resampling(120, 130, threads: 4).estimates(reference: a, source: b, clusters: 7, stream: "s")
        for (left, right) in zip(one, four) {
            #expect(left.value == right.value && left.interval == right.interval && left.p == right.p)
            #expect(left.floor?.mean == right.floor?.mean && left.floor?.percentile95 == right.floor?.percentile95)
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
            let estimates = resampling(0, 200, seed: UInt64(seed)).estimates(reference: a, source: b, clusters: clusters, stream: "s")
            jsFloors.append(try #require(estimates[Divergence.js.rawValue].floor?.mean))
            klFloors.append(try #require(estimates[Divergence.klForward.rawValue].floor?.mean))
            #expect(estimates.allSatisfy { $0.interval == nil })
        }
        // Both sides' spread: 200 draws there, 1000 correlated ones here.
        #expect(abs(mean(jsFloors) / js - 1) < 0.04, "\(jsFloors)")
        #expect(abs(mean(klFloors) / kl - 1) < 0.04, "\(klFloors)")
    }

    /// Under the null the p-value is uniform: over 200 pairs of samples of one law, its deciles stay near a tenth each.
    @Test func pValuesAreUniformUnderTheNull() throws {
        var generator = Xoshiro256(seed: 11, stream: "null")
        let seeds = (0..<200).map { UInt64($0) }
        var deciles = [Int](repeating: 0, count: 10)
        for seed in seeds {
            let (a, b) = (uniform(60, clusters: 12, using: &generator), uniform(90, clusters: 12, using: &generator))
            let p = try #require(
                resampling(0, 199, seed: seed).estimates(reference: a, source: b, clusters: 12, stream: "s")[Divergence.js.rawValue].p)
            deciles[min(9, Int(p * 10 - 1e-9))] += 1
        }
        // Chi-square with 9 degrees of freedom: 27.9 is passed once in a thousand.
        let statistic = deciles.reduce(0) { $0 + pow(Double($1) - 20, 2) / 20 }
        #expect(statistic < 27.9, "\(deciles)")
    }

    @Test func pIsSmallestForDisjointSides() throws {
        let estimates = resampling(50, 99).estimates(
            reference: Array(repeating: 0, count: 30), source: Array(repeating: 1, count: 20), clusters: 2, stream: "s")
        for estimate in estimates { #expect(estimate.p == 0.01) }
        #expect(abs(estimates[Divergence.js.rawValue].value - log(2)) < 1e-12)
        #expect(estimates[Divergence.totalVariation.rawValue].interval == 1...1)
    }

    @Test func identicalSidesHaveTheLargestP() {
        let units: [Int32] = [0, 1, 2, 0, 1, 2]
        for estimate in resampling(0, 99).estimates(reference: units, source: units, clusters: 3, stream: "s") {
            #expect(estimate.value == 0 && estimate.p == 1)
        }
    }

    /// The bootstrap's total variation between two fixed shares: its standard deviation by the delta method for two cells,
    /// sqrt(p(1-p)/n + q(1-q)/m), makes the width of the interval.
    @Test func intervalHasTheWidthOfTheDeltaMethod() throws {
        let (n, m) = (400, 300)
        let reference = (0..<n).map { Int32($0 < 120 ? 0 : 1) }
        let source = (0..<m).map { Int32($0 < 210 ? 0 : 1) }
        let interval = try #require(
            resampling(4000, 0).estimates(reference: reference, source: source, clusters: 2, stream: "s")[Divergence.totalVariation.rawValue]
                .interval)
        let deviation = (0.3 * 0.7 / Double(n) + 0.7 * 0.3 / Double(m)).squareRoot()
        #expect(abs((interval.upperBound - interval.lowerBound) / (2 * 1.96 * deviation) - 1) < 0.06, "\(interval)")
        #expect(abs((interval.upperBound + interval.lowerBound) / 2 - 0.4) < 0.01)
    }
}
