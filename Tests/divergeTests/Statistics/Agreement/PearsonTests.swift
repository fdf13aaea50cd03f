import Testing

@testable import diverge

@Suite struct PearsonTests {
    /// scipy.stats.pearsonr, scipy 1.17.
    @Test(arguments: [
        ([0.1, 0.5, 0.2, 0.9, 0.4], [0.2, 0.4, 0.1, 0.7, 0.9], 0.6304038352751393),
        ([1e9 + 1, 1e9 + 2, 1e9 + 4], [3, 1, 2], -0.3273268353539884),
    ])
    func agreesWithScipy(x: [Double], y: [Double], r: Double) { #expect(abs(pearson(x, y) - r) < 1e-9) }

    @Test func ends() {
        #expect(abs(pearson([1, 2, 3], [-2, -4, -6]) + 1) < 1e-15 && abs(pearson([1, 2], [5, 9]) - 1) < 1e-15)
        #expect(abs(pearson([1e150, 2e150, 4e150], [1e-150, 2e-150, 4e-150]) - 1) < 1e-12, "far from one in size")
        #expect(pearson([1, 1, 1], [1, 2, 3]).isNaN && pearson([1], [1]).isNaN && pearson([], []).isNaN)
    }
}
