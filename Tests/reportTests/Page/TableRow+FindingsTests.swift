import Findings
import Foundation
import Testing

@testable import report

@Suite struct TableRowsTests {
    @Test func cellsFollowTheColumns() {
        let table = Table([Fixtures.divergence("a", js: 0.25)])
        #expect(table.rows[0].cells == ["0.250", "0.200–0.300", "0.020", "0.040", "<0.001", "0.500", "0.250", "0.750", "40", "30"])
        #expect(table.rows[0].cells.count == table.columns.count)
        #expect(table.columns[1].subtitle == "95 %")
        #expect(table.maximum == log(2))
    }

    @Test func warningsBecomeNotesWithLetters() {
        var (one, other) = (Fixtures.divergence("a", js: 0.1), Fixtures.divergence("b", js: 0.2))
        one.origin.warnings = ["unequal_n"]
        other.origin.warnings = ["small_n_per_cluster", "unequal_n", "new_code"]
        let table = Table([one, other])
        #expect(table.rows.map(\.marks) == ["a", "b a c"])
        #expect(table.notes.map(\.mark) == ["a", "b", "c"])
        #expect(table.notes[0].text.hasPrefix("One side has more than twice"))
        #expect(table.notes[2].text == "Warning of the findings: new_code.")
    }

    @Test func severalControlsAreToldApartByTheirCodebooks() {
        let controls = ["a", "b"].map { name in
            var control = Fixtures.divergence("real", js: 0.1, isControl: true)
            control.subject.codebook = name
            return control
        }
        #expect(Table(controls).rows.map(\.label) == ["real [a] in halves (control)", "real [b] in halves (control)"])
        #expect(Table([controls[0]]).rows.map(\.label) == ["real in halves (control)"])
    }
}
