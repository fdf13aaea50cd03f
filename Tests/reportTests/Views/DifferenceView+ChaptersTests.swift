import Findings
import Testing

@testable import report

@Suite struct DifferenceViewChaptersTests {
    private func chapters(_ dimensions: [DimensionFinding], limit: Int = 5) -> [Chapter] {
        Fixtures.view(DifferenceView.self, dimensions, limit: limit).chapters
    }

    @Test func aRowSaysBothSidesTheirDifferenceAndTheDistance() {
        let chapter = chapters([Fixtures.dimension("says thanks", 0.62), Fixtures.dimension("tone", 0.4, label: "warm")])[0]
        #expect(chapter.title.text() == "What differs most: style" && !chapter.isFolded)
        let grid = chapter.grids[0]
        #expect(
            grid.title.text() == "sim:a (60 conversations) against real (50): 2 of 2 aspects differ beyond chance" && grid.notes.isEmpty)
        #expect(grid.columns == ["aspect", "real", "simulator", "difference, 95 %", "distance", "adjusted p"])
        #expect(
            grid.rows.map(\.cells) == [
                ["says thanks", "0.120", "0.710", "+0.500 to +0.650", "0.620", "0.001"],
                ["tone: warm (n 40 and 30)", "0.200", "0.600", "+0.500 to +0.650", "0.400", "0.001"],
            ])
    }

    @Test func whatChanceCouldMakeComesLastAndIsMarked() {
        let grid = chapters([Fixtures.dimension("a", 0.9, p: 0.4), Fixtures.dimension("b", 0.1)])[0].grids[0]
        #expect(grid.rows.map { $0.cells[0] } == ["b", "a °"] && grid.rows.map(\.isFaint) == [false, true])
        #expect(grid.notes == ["° As chance alone could make it: adjusted p over 0.050."])
    }

    @Test func withoutPermutationsNothingIsSaidOfChance() {
        let grid = chapters([Fixtures.dimension("a", 0.9, p: nil)])[0].grids[0]
        #expect(grid.title.text().hasSuffix(": 1 aspect compared") && grid.rows[0].cells.last == "–" && !grid.rows[0].isFaint)
    }

    @Test func facetsAndDomainsHaveTheirOwnTables() {
        let all = chapters([
            Fixtures.dimension("a", 0.9), Fixtures.dimension("a", 0.9, source: "sim:b"), Fixtures.dimension("a", 0.8, domain: "travel"),
            Fixtures.dimension("words", 0.7, facet: nil),
        ])
        #expect(
            all.map { $0.title.text() } == ["What differs most: style", "What differs most, domain by domain: style", "What differs most"])
        #expect(all.map(\.grids.count) == [2, 1, 1] && all.map(\.isFolded) == [false, true, false])
        #expect(all[1].grids[0].title.text().hasPrefix("sim:a (60 conversations) against real (50) in travel:"))
        #expect(all[2].grids[0].columns[0] == "measure")
    }

    @Test func measuresOfOneSideAreNamed() {
        let grid = chapters([Fixtures.dimension("a", 0.9)] + (0..<6).map { Fixtures.dimension("m\($0)", nil, p: nil) })[0].grids[0]
        #expect(grid.notes == ["Not compared, as one side has none: m0, m1, m2, m3 and 2 more."] && grid.rows.count == 1)
    }

    @Test func aLongReferenceHeadsNoColumn() {
        var dimension = Fixtures.dimension("a", 0.9)
        dimension.subject.reference = "sim:tau-trait/none"
        #expect(chapters([dimension])[0].grids[0].columns[1] == "reference")
    }
}
