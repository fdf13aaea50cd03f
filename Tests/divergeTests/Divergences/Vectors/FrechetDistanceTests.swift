import Numerics
import Testing

@testable import diverge

@Suite struct FrechetDistanceTests {
    private func estimate(_ pair: VectorPair, bootstrap: [[Int32]] = [], permutations: [[Int32]] = []) -> Estimate {
        FrechetEstimate.of(pair, bootstrap: bootstrap, permutations: permutations, resampling: testResampling)
    }

    @Test(arguments: GoldenVectors.all) func agreesWithTheNuclearNorm(_ golden: GoldenVectors) {
        let value = estimate(golden.pair).value
        #expect(abs(value / golden.frechet - 1) < 1e-9, "\(value)")
    }

    /// On a line it is the squared difference of the means plus that of the standard deviations: 0 and 2 against 10 and 16 have
    /// means 1 and 13, deviations the roots of 2 and 18.
    @Test func onALine() {
        let expected = 144 + 8.0
        #expect(abs(estimate(vectorPair([[0], [2]], [[10], [16]])).value - expected) < 1e-12)
    }

    @Test func degenerateSides() {
        let rows = [[1.0, 2, 0], [0, 1, 5], [3, 3, 3], [2, 0, 1], [7, 1, 1]]
        #expect(estimate(vectorPair(rows, rows)).value < 1e-12, "identical sets")
        #expect(estimate(vectorPair([[1, 1], [1, 1]], [[1, 1], [1, 1], [1, 1]])).value == 0, "all equal")
        #expect(abs(estimate(vectorPair([[1, 1], [1, 1]], [[4, 5], [4, 5]])).value - 25) < 1e-12, "no spread on either side")
        let single = estimate(vectorPair([[1, 1]], [[4, 5], [4, 6]]))
        #expect(single.value.isNaN && !single.statistic.undefined.isEmpty && single.interval == nil)
    }

    /// Fewer records than dimensions: identical sets still are at distance 0, but for the roots of their smallest eigenvalues.
    @Test func rankDeficientCovariances() {
        var generator = Xoshiro256(seed: 3, stream: "test")
        let rows = (0..<10).map { _ in (0..<40).map { _ in generator.normal() } }
        #expect(estimate(vectorPair(rows, rows)).value < 1e-10)
        #expect(estimate(vectorPair(rows, rows.map { $0.map { $0 + 1 } })).value - 40 < 1e-10, "a shift by 1 in 40 directions")
    }

    /// A weight of two is the record twice.
    @Test func weightsCount() throws {
        let rows = [[1.0, 2], [0, 1], [3, 3], [2, 0]]
        let points = vectorPair(rows, []).points
        let repeated = vectorPair([rows[0], rows[0], rows[2], rows[3]], []).points
        let weighted = try #require(Moments(points, weights: [2, 0, 1, 1], threads: 1))
        let plain = try #require(Moments(repeated, weights: [1, 1, 1, 1], threads: 1))
        #expect(zip(weighted.mean + weighted.covariance.values, plain.mean + plain.covariance.values).allSatisfy { abs($0 - $1) < 1e-15 })
        #expect(weighted.rank == 2 && plain.rank == 2)
        #expect(Moments(points, weights: [0, 1, 0, 0], threads: 1) == nil)
    }

    @Test func dealsGiveAFloor() throws {
        let pair = GoldenVectors.all[0].pair
        let test = try #require(estimate(pair, permutations: pair.permutations(200, testResampling, stream: "test")).test)
        #expect(test.floor ?? 0 > 0)
        #expect(abs((test.p * 101).rounded() - test.p * 101) < 1e-9, "100 permutations and the labels as they are")
    }

    /// Normal distributions of which the distance is known, 16 components, 160 records per side: of 30 trials the value is always far too
    /// large, the interval of the corrected one covers the true value in nearly all.
    @Test func theCorrectedValueLosesItsBias() throws {
        var generator = Xoshiro256(seed: 6, stream: "test")
        let truth = 0.25 + 16 * 0.04
        var (held, values, corrected): (Int, [Double], [Double]) = (0, [], [])
        for trial in 0..<30 {
            func rows(_ scale: Double, _ shift: Double) -> [[Double]] {
                (0..<160).map { _ in (0..<16).map { generator.normal() * scale + ($0 == 0 ? shift : 0) } }
            }
            let pair = vectorPair(rows(1, 0), rows(1.2, 0.5))
            let found = estimate(pair, bootstrap: pair.bootstrap(100, testResampling, stream: "\(trial)"))
            let correction = try #require(found.corrected)
            if correction.interval.contains(truth) { held += 1 }
            values.append(found.value)
            corrected.append(correction.value)
            #expect(found.interval == nil)
        }
        #expect(held >= 25, "seed 6: \(held)")
        #expect(abs(mean(corrected) - truth) < (mean(values) - truth) / 5, "seed 6: \(mean(values)), \(mean(corrected))")
    }
}
