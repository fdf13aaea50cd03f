import Testing

@testable import diverge

/// The published table (Zhou et al., 2603.11245, as kept with OdysSim's scorer): D1 to D4, Eval, ECE, and the index that they give.
@Suite struct IndexRowTests {
    @Test(arguments: [
        ([87.4, 97.9, 88.0, 93.5], 97.4, 0.069, 92.9, 92.88), ([51.6, 88.9, 68.2, 76.9], 73.7, 0.196, 73.3, 73.28),
        ([47.3, 77.4, 73.3, 88.1], 72.1, 0.331, 70.9, 70.85), ([49.7, 73.7, 73.2, 73.4], 74.5, 0.210, 70.6, 70.58),
        ([39.4, 74.4, 83.1, 68.7], 73.5, 0.174, 70.3, 70.28),
    ])
    func publishedRows(dimensions: [Double], agreement: Double, ece: Double, published: Double, recomputed: Double) {
        let index = IndexRow.index(dimensions: dimensions, agreement: agreement, ece: ece)
        #expect(abs(index - recomputed) <= 0.005 + 1e-9, "\(index)")
        // The published row was made from figures before they were rounded.
        #expect(abs(index - published) < 0.05 + 0.05)
    }

    /// The golden values of OdysSim's regression test for osim-8b-v6, which has no survey.
    @Test func goldenOfFiveTerms() {
        let dimensions = [45.87058977689687, 85.13184627861251, 65.84818502653555, 78.64063046072489]
        #expect(abs(IndexRow.index(dimensions: dimensions, ece: 0.17979797979797982) - 71.50229071259439) < 1e-12)
    }

    @Test func deviationDividesByN() {
        #expect(populationDeviation([1, 3]) == 1 && populationDeviation([5]).isNaN && populationDeviation([]).isNaN)
        #expect(meanOfFinite([1, .nan, 3]) == 2 && meanOfFinite([.nan]).isNaN)
    }
}
