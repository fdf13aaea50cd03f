import Numerics
import Testing

@testable import diverge

@Suite struct UnitSumsTests {
    private func resampling(threads: Int = 1, bootstrap: Int = 20_000, permutations: Int = 20_000) -> Resampling {
        Resampling(bootstrap: bootstrap, permutations: permutations, confidence: 0.95, seed: 5, threads: threads)
    }

    private let sums = UnitSums(columns: 2, [(7, [1, 2]), (3, [4, 1]), (7, [10, 20]), (-1, [0.5, 1])])

    @Test func entriesOfAUnitAddUp() {
        #expect(sums.count == 3 && sums.totals == [15.5, 24])
        #expect(sums[0, 0] == 11 && sums[0, 1] == 22 && sums[1, 0] == 4 && sums[2, 1] == 1)
        #expect(UnitSums(columns: 3, []).count == 0 && UnitSums(columns: 3, []).totals == [0, 0, 0])
    }

    /// Every draw is one of the 3^3 equally likely ones; as often as that.
    @Test func redrawsWholeUnits() {
        let drawn = sums.resampled(resampling(), stream: "test").map { $0[0] }
        let rows = [11, 4, 0.5]
        var expected: [Double: Double] = [:]
        for i in rows { for j in rows { for k in rows { expected[i + j + k, default: 0] += 1.0 / 27 } } }
        let found = Dictionary(drawn.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(Set(found.keys) == Set(expected.keys))
        // Five standard errors of a share of 20,000 draws.
        for (sum, share) in expected {
            #expect(abs(Double(found[sum] ?? 0) / 20_000 - share) < 5 * (share * (1 - share) / 20_000).squareRoot(), "\(sum)")
        }
    }

    /// The draws of the first stream, made once more row by row.
    @Test func drawsAreTheSumsOfTheirRows() {
        var generator = Xoshiro256(seed: 5, stream: "diverge:bootstrap:test:0")
        for drawn in sums.resampled(resampling(bootstrap: 50), stream: "test") {
            let units = (0..<3).map { _ in generator.integer(below: 3) }
            #expect(drawn == [0, 1].map { column in units.reduce(0) { $0 + sums[$1, column] } })
        }
        generator = Xoshiro256(seed: 5, stream: "diverge:signs:test:0")
        for drawn in sums.signFlipped(resampling(permutations: 50), stream: "test") {
            let signs = (0..<3).map { _ in generator.next() >> 63 == 0 ? 1.0 : -1 }
            #expect(drawn == [0, 1].map { column in (0..<3).reduce(0) { $0 + signs[$1] * sums[$1, column] } })
        }
    }

    /// The standard error of a ratio by linearisation (Cochran, 1977, equation 2.46): sum of squared (x_u - r n_u) over the trials.
    @Test func spreadOfARatioIsThatOfClusters() {
        var generator = Xoshiro256(seed: 11, stream: "test")
        let entries = (0..<400).map { _ -> (unit: Int, values: [Double]) in
            let size = 1 + generator.integer(below: 4)
            let rate = generator.uniform() < 0.5 ? 0.2 : 0.8
            return (
                generator.integer(below: 1_000_000),
                [(0..<size).reduce(0) { sum, _ in sum + (generator.uniform() < rate ? 1 : 0) }, Double(size)]
            )
        }
        let sums = UnitSums(columns: 2, entries)
        let ratio = sums.totals[0] / sums.totals[1]
        let squares = (0..<sums.count).map { unit in (sums[unit, 0] - ratio * sums[unit, 1]) * (sums[unit, 0] - ratio * sums[unit, 1]) }
        let error = compensatedSum(squares).squareRoot() / sums.totals[1]
        let drawn = sums.resampled(resampling(), stream: "spread").map { $0[0] / $0[1] }
        #expect(abs(variance(drawn).squareRoot() / error - 1) < 0.03)
    }

    /// Exact over all 256 sign patterns: scipy.stats.permutation_test(permutation_type="samples"), scipy 1.17.
    @Test func signsOfUnitsAgreeWithScipy() {
        let values: [Double] = [3, -1, 2, 4, 0, 1, -2, 5]
        let sums = UnitSums(columns: 1, values.enumerated().map { ($0, [$1]) })
        let test = PermutationTest(observed: 12, permuted: sums.signFlipped(resampling(), stream: "test").map { abs($0[0]) })
        #expect(abs(test.p - 0.171875) < 5 * (0.171875 * 0.828125 / 20_000).squareRoot())
        #expect(abs((test.floor ?? 0) - 6.3125) < 0.15 && test.floor95 == 14)
    }

    @Test func drawsDoNotDependOnTheThreads() {
        let (one, three) = (
            resampling(threads: 1, bootstrap: 170, permutations: 170), resampling(threads: 3, bootstrap: 170, permutations: 170)
        )
        #expect(sums.resampled(one, stream: "x") == sums.resampled(three, stream: "x"))
        #expect(sums.signFlipped(one, stream: "x") == sums.signFlipped(three, stream: "x"))
        #expect(sums.resampled(one, stream: "x") != sums.resampled(one, stream: "y"))
        #expect(sums.resampled(resampling(bootstrap: 0), stream: "x").isEmpty)
    }
}
