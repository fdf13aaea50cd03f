import Testing

@testable import diverge

@Suite struct LabelCellsTests {
    private let cells = LabelCells(labels: 3)

    private func counts(_ conversations: [[Int32]]) -> [Int32] {
        counted(conversations.flatMap { cells.cells(of: $0) }, clusters: cells.cells)
    }

    /// By hand: shares of labels (1/4, 3/4, 0) and (0, 1/2, 1/2), so tvd is 1/2; shares of conversations (1/2, 1, 0) and
    /// (0, 1/3, 1/3), so tvd_prevalence is (1/2 + 2/3 + 1/3) / 2.
    @Test func bothReadings() {
        let (reference, source) = (counts([[0, 1, 1], [1]]), counts([[1], [], [2]]))
        #expect(reference == [1, 3, 0, 1, 2, 0, 2] && source == [0, 1, 1, 0, 1, 1, 3])
        let found = cells.values(reference: reference, source: source)
        #expect(abs(found[0] - 0.5) < 1e-15 && abs(found[1] - 0.75) < 1e-15)
        #expect(found[2...] == [-0.25, -0.25, 0.5], "each label's share in the source less that in the reference")
        #expect(cells.statistics.map(\.name) == ["tvd", "tvd_prevalence", "difference", "difference", "difference"])
    }

    /// The two readings part where conversations have many labels: prevalences are not bounded by one together.
    @Test func prevalencesMayDifferByMoreThanOne() {
        let found = cells.values(reference: counts([[0, 1, 2]]), source: counts([[]]))
        #expect(found[0].isNaN, "the source has no label to take a share of")
        #expect(found[1] == 1.5 && cells.statistics[1].corrected == 0...1.5)
    }

    @Test func equalSidesAreAtNoDistance() {
        let side = counts([[0, 2], [1, 1]])
        #expect(cells.values(reference: side, source: side) == [0, 0, 0, 0, 0])
        #expect(LabelCells(labels: 0).values(reference: [4], source: [2])[1] == 0)
        #expect(LabelCells(labels: 0).values(reference: [4], source: [2])[0].isNaN)
    }
}
