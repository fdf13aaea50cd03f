import Findings
import Stage
import Testing

@testable import report

@Suite struct IndexViewTests {
    private func grids(_ indices: [IndexFinding?], _ features: [FeatureFinding] = [], limit: Int = 5) -> [Grid] {
        Fixtures.view(IndexView.self, indices.compactMap { $0 } + features as [any Finding], limit: limit).chapters.flatMap(\.grids)
    }

    @Test func simulatorsByTheirIndexWithPeopleInTheirPlace() throws {
        let grid = grids([
            try Fixtures.index("sim:a", 70), try Fixtures.index("sim:x", nil, more: #","usi_reason":"no task""#),
            try Fixtures.index("real", 95.5, more: #","split":"batches""#), try Fixtures.index("sim:b", 80, more: #","eval":66.6"#),
        ])[0]
        #expect(grid.title.text() == "How like real, 0 to 100")
        #expect(grid.rows.map { $0.cells[0] } == ["real compared with itself (control)", "sim:b", "sim:a", "sim:x"])
        #expect(grid.rows.map(\.isFaint) == [true, false, false, false])
        #expect(grid.rows[1].cells == ["sim:b", "80.0", "78.0–81.0", "91.2", "80.0", "70.0", "60.0", "66.6", "0.125", "40"])
        #expect(grid.rows[3].cells[1...2] == ["–", "–"] && grid.rows[2].cells[7] == "–")
        #expect(grid.notes == ["Where there is no index: no task."])
    }

    @Test func rowsBesideOneBatchAreLeftOut() throws {
        var batch = FindingBatch()
        for more in [#""source":"sim:a","split":"batch","batch":"1""#, #""source":"real","split":"batches","batch":"1:2""#] {
            try batch.add(Record(#"{"kind":"index","usi":70,\#(more)}"#))
        }
        var findings = FindingCollection(limit: 5)
        for entry in batch.entries { findings.add(entry) }
        #expect(findings.isEmpty && findings.skipped == 2 && grids([]).isEmpty)
    }

    @Test func theFeaturesMostOffOfEachSimulator() throws {
        let features = try [("sim:b", "x", 0.9), ("sim:a", "x", 0.5), ("sim:a", "y", 0.3), ("sim:a", "z", 0.7)].map {
            try Fixtures.feature($0.0, $0.1, $0.2)
        }
        let grid = try #require(grids([try Fixtures.index("sim:a", 70)], features, limit: 2).last)
        #expect(
            grid.rows.map(\.cells) == [
                ["sim:a", "y (D3)", "0.400", "0.100", "0.300", "0.250–0.500"],
                ["sim:a", "x (D3)", "0.400", "0.100", "0.500", "0.250–0.500"],
                ["sim:b", "x (D3)", "0.400", "0.100", "0.900", "0.250–0.500"],
            ])
        #expect(grid.leading == 2 && grid.columns[2] == "real")
    }

    private func lead(_ indices: [IndexFinding]) -> String {
        Fixtures.view(IndexView.self, indices).lead.map { $0.text() }.joined(separator: " ")
    }

    @Test func theIndexHasItsSentence() throws {
        #expect(lead([try Fixtures.index("sim:a", 70)]) == "The User-Sim Index of sim:a is 70.0 of 100.")
        let text = lead(
            [
                try Fixtures.index("sim:a", 70), try Fixtures.index("sim:b", 80),
                try Fixtures.index("real", 95, more: #","split":"batches""#),
            ])
        #expect(text == "By the User-Sim Index sim:b is most like real (80.0 of 100) and sim:a least (70.0).")
    }
}
