import Testing

@testable import report

@Suite struct PageTests {
    @Test func verdictsFollowTheFloor() {
        let rows = Table([Fixtures.divergence("a", js: 0.03), Fixtures.divergence("b", js: 0.2), Fixtures.divergence("c", js: nil)]).rows
        #expect(rows.map(\.verdict) == ["within", "above", nil])
    }

    @Test func aTaskIsNamedInTheTitleOfItsTable() {
        #expect(Table([Fixtures.divergence("a", js: 0.1)]).title == "All tasks together")
        #expect(Table([Fixtures.divergence("a", js: 0.1, task: "taxi")]).title.text(name: { "[\($0)]" }) == "Task [taxi]")
    }

    @Test func theControlIsMarkedInItsLabel() {
        let row = Table([Fixtures.divergence("real", js: 0.1, isControl: true)]).rows[0]
        #expect(row.label == "real in halves (control)" && row.shortLabel == "real in halves")
    }
}
