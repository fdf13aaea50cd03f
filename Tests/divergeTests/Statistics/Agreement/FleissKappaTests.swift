import Testing

@testable import diverge

@Suite struct FleissKappaTests {
    private func kappa(_ table: [[Int]]) -> Double {
        let rows = table.compactMap(FleissKappa.row)
        let none = [Double](repeating: 0, count: (table.first?.count ?? 0) + 2)
        return FleissKappa.kappa(rows.reduce(none) { zip($0, $1).map { $0 + $1 } })
    }

    /// statsmodels.stats.inter_rater.fleiss_kappa, statsmodels 0.15; the first table is that of Fleiss' own kind, 14 raters.
    @Test(arguments: [
        (
            [
                [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0], [3, 2, 6, 3, 0],
                [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
            ], 0.20993070442195522
        ),
        ([[13, 1, 1], [0, 15, 0], [2, 3, 10], [1, 14, 0], [5, 5, 5], [0, 0, 15], [12, 2, 1]], 0.5692013129102845),
    ])
    func agreesWithStatsmodels(table: [[Int]], expected: Double) {
        #expect(abs(kappa(table) / expected - 1) < 1e-12)
    }

    @Test func ends() {
        #expect(kappa([[3, 0, 0], [0, 3, 0]]) == 1, "all agree, in two categories")
        #expect(kappa([[1, 1], [1, 1]]) == -1)
        #expect(kappa([[3, 0], [3, 0]]).isNaN, "one category throughout")
        #expect(FleissKappa.row([1, 0, 0]) == nil && FleissKappa.row([0, 0, 0]) == nil)
        #expect(kappa([[1, 0], [0, 1]]).isNaN, "no subject has two answers")
    }
}
