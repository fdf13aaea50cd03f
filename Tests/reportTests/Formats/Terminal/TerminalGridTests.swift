import Testing

@testable import report

@Suite struct TerminalGridTests {
    private static let grid = Grid(
        title: "t", columns: ["aspect", "real", "simulator", "difference"], expendable: [3],
        rows: [
            GridRow(cells: ["says thanks to whoever is there", "0.12", "0.71", "+0.50 to +0.65"]),
            GridRow(cells: ["hedges", "1", "2", "–"]),
        ])

    @Test func columnsStandUnderTheirTitles() {
        let layout = TerminalGrid(Self.grid, width: 80)
        #expect(layout.header == "aspect                           real  simulator      difference")
        #expect(
            layout.rows == [
                ["says thanks to whoever is there  0.12       0.71  +0.50 to +0.65"],
                ["hedges                              1          2               –"],
            ])
    }

    @Test func whereRoomIsShortNamesAreWrappedAndFiguresLeftOut() {
        #expect(TerminalGrid(Self.grid, width: 58).rows[0] == ["says thanks to whoever     0.12       0.71  +0.50 to +0.65", "  is there"])
        #expect(TerminalGrid(Self.grid, width: 40).rows[0] == ["says thanks to           0.12       0.71", "  whoever is there"])
    }

    @Test func aFirstColumnThatRepeatsIsSaidOnce() {
        let grid = Grid(
            title: "t", columns: ["simulator", "feature", "dice"], leading: 2,
            rows: [
                GridRow(cells: ["sim:a", "x", "0.1"]), GridRow(cells: ["sim:a", "y", "0.2"]), GridRow(cells: ["sim:b", "x", "0.3"]),
            ])
        #expect(
            TerminalGrid(grid, width: 80).rows.flatMap { $0 } == [
                "sim:a      x         0.1", "           y         0.2", "sim:b      x         0.3",
            ])
    }
}
