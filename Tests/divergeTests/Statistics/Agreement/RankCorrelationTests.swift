import Testing

@testable import diverge

@Suite struct RankCorrelationTests {
    /// scipy 1.17's spearmanr and kendalltau.
    @Test(arguments: [
        ([3.0, 1, 4, 1, 5, 9, 2, 6], [2.0, 7, 1, 8, 2, 8, 1, 8], 0.19885368120992467, 0.16051447078102563),
        ([1, 2, 3, 4], [1, 2, 4, 3], 0.8, 2.0 / 3),
    ])
    func agreesWithScipy(x: [Double], y: [Double], spearman: Double, kendall: Double) {
        #expect(abs(RankCorrelation.spearman(x, y) - spearman) < 1e-14)
        #expect(abs(RankCorrelation.kendall(x, y) - kendall) < 1e-14)
    }

    @Test(arguments: RankCorrelation.allCases) func ends(_ correlation: RankCorrelation) {
        #expect(correlation([1, 2, 5], [10, 20, 30]) == 1 && correlation([1, 2, 5], [3, 2, 1]) == -1)
        #expect(correlation([1, 1], [1, 2]).isNaN && correlation([1], [1]).isNaN && correlation([], []).isNaN)
    }

    @Test func tiedRanksAreTheirMean() {
        #expect(ranks([10, 20, 10, 5]) == [2.5, 4, 2.5, 1])
        #expect(ranks([]) == [])
    }
}
