import Foundation
import Numerics
import Testing

@testable import diverge

@Suite struct PairStatisticTests {
    private func statistics(
        _ pair: VectorPair, bandwidth: Double, bootstrap: [[Int32]] = [], permutations: [[Int32]] = []
    ) -> [PairStatistics] {
        PairStatistics.all(
            pair, [(.energy, .distance), (.discrepancy, .gaussian(bandwidth: bandwidth))], bootstrap: bootstrap, permutations: permutations,
            threads: 2)
    }

    @Test(arguments: GoldenVectors.all) func agreesWithScipyAndDcor(_ golden: GoldenVectors) {
        let found = statistics(golden.pair, bandwidth: golden.median)
        #expect(abs(found[0].value / golden.energy - 1) < 1e-9, "\(found[0].value)")
        #expect(abs(found[1].value / golden.discrepancy - 1) < 1e-9, "\(found[1].value)")
    }

    /// 0 and 2 against 1 and 3: distances between 1, 3, 1, 1, within 2 and 2; so 2 x 1.5 - 2 - 2.
    @Test func twoPointsASide() {
        let found = statistics(vectorPair([[0], [2]], [[1], [3]]), bandwidth: 1)
        #expect(abs(found[0].value + 1) < 1e-15)
        let (k1, k2, k3) = (exp(-0.5), exp(-2.0), exp(-4.5))
        #expect(abs(found[1].value - (k2 + k2 - 2 * (3 * k1 + k3) / 4)) < 1e-15)
    }

    /// Of n equal records on both sides a pair between is one with itself once in n times, and pairs within never are.
    @Test func identicalSetsLieUnderZeroByTheirPairsWithThemselves() {
        let rows = [[0.0, 1], [3, 0], [2, 2], [5, 1]]
        let found = statistics(vectorPair(rows, rows), bandwidth: 1)
        var within = 0.0
        for i in 0..<4 { for j in 0..<i { within += hypot(rows[i][0] - rows[j][0], rows[i][1] - rows[j][1]) / 6 } }
        #expect(abs(found[0].value + within / 2) < 1e-14)
        #expect(found[1].value < 0)
    }

    @Test func allEqualRecords() {
        let found = statistics(vectorPair([[1, 2], [1, 2]], [[1, 2], [1, 2], [1, 2]]), bandwidth: 1)
        #expect(found.map(\.value) == [0, 0])
    }

    @Test func onePointMakesNoPair() {
        #expect(statistics(vectorPair([[1]], [[2], [3]]), bandwidth: 1).allSatisfy { $0.value.isNaN })
    }

    /// A weights is worth what its two sides are as a pair of their own; so is a bootstrap sample, pairs of a record with itself aside.
    @Test func permutationsAndSamplesAreValuesOfTheirOwn() {
        let pair = GoldenVectors.all[0].pair
        let permutations = pair.permutations(20, testResampling, stream: "test")
        let samples = pair.bootstrap(20, testResampling, stream: "test")
        let found = statistics(pair, bandwidth: 1.5, bootstrap: samples, permutations: permutations)
        let points = (0..<pair.points.rows).map { Array(pair.points.row($0)) }
        for (place, weights) in permutations.enumerated() {
            let own = vectorPair(
                points.indices.filter { weights[$0] == 1 }.map { points[$0] }, points.indices.filter { weights[$0] == 0 }.map { points[$0] }
            )
            for (whole, part) in zip(found, statistics(own, bandwidth: 1.5)) { #expect(abs(whole.permuted[place] - part.value) < 1e-12) }
        }
        for (place, sample) in samples.enumerated() {
            let expected = PairStatisticTests.naiveEnergy(points, split: pair.split, sample)
            #expect(abs(found[0].replicates[place] - expected) < 1e-12)
        }
    }

    static func naiveEnergy(_ points: [[Double]], split: Int, _ weights: [Int32]) -> Double {
        var (sums, totals) = ([0.0, 0, 0], [0.0, 0, 0])
        for j in points.indices {
            for i in 0..<j {
                let kind = j < split ? 0 : i < split ? 1 : 2
                let weight = Double(weights[i] * weights[j])
                sums[kind] += weight * zip(points[i], points[j]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
                totals[kind] += weight
            }
        }
        return 2 * sums[1] / totals[1] - sums[0] / totals[0] - sums[2] / totals[2]
    }

    /// Both sides from one distribution: p-values at most 0.1 in about a tenth of 200 trials, and the values about 0 on average.
    @Test func pValuesAreUniformUnderTheNull() {
        var generator = Xoshiro256(seed: 11, stream: "test:null")
        var (low, values): ([Int], [Double]) = ([0, 0], [])
        for trial in 0..<200 {
            let rows = (0..<40).map { _ in [generator.normal(), generator.normal(), generator.normal()] }
            let pair = vectorPair(Array(rows[..<15]), Array(rows[15...]))
            let permutations = pair.permutations(99, testResampling, stream: "\(trial)")
            for (place, found) in statistics(pair, bandwidth: 2, permutations: permutations).enumerated() {
                let p = PermutationTest(observed: found.value, permuted: found.permuted).p
                if p <= 0.1 { low[place] += 1 }
                if place == 0 { values.append(found.value) }
            }
        }
        // Binomial of 200 and 0.1: within four standard deviations, 4 x 4.24.
        #expect(low.allSatisfy { abs($0 - 20) <= 17 }, "seed 11: \(low)")
        #expect(abs(mean(values)) < 4 * (variance(values) / 200).squareRoot(), "seed 11")
    }
}
