import Findings
import Foundation
import Stage
import Testing

@testable import diverge

@Suite struct VectorComparisonsTests {
    private func row(_ id: Int, _ source: String, _ task: String?) -> VectorRow {
        VectorRow(id: "\(id)", source: source, task: task, unit: "\(id)", piece: 0, start: 0)
    }

    private func comparisons(_ rows: [VectorRow], minimum: Int) -> (comparisons: [VectorComparison], leftOut: Int) {
        let facet = VectorTable.Facet(name: "f", dimensions: 1, rows: rows)
        return VectorComparisons(facet).comparisons(reference: "real", minimum: minimum) { rows, _ in
            rows.count < 2 ? nil : (Array(rows[..<(rows.count / 2)]), Array(rows[(rows.count / 2)...]))
        }
    }

    @Test func allTasksThenEachWithEnoughOnBothSides() {
        var rows: [VectorRow] = []
        for id in 0..<10 {
            rows.append(row(id, "real", id < 6 ? "a" : "b"))
            rows.append(row(id, "sim:y", id < 5 ? "a" : "b"))
        }
        rows += (0..<3).map { row(100 + $0, "sim:x", "a") }
        let (found, leftOut) = comparisons(rows, minimum: 4)
        #expect(
            found.map { "\($0.task ?? "-") \($0.source)\($0.isControl ? " halves" : "")" } == [
                "- sim:x", "- sim:y", "- real halves", "a sim:y", "a real halves", "b sim:y", "b real halves",
            ])
        #expect(leftOut == 1)
        #expect(found[0].warnings == [.unequalN, .taskMixDiffers, .idsDoNotMeet] && found[1].warnings == [])
        #expect(found[3].reference.count == 6 && found[3].simulated.count == 5)
    }

    @Test func oneTaskIsAllTasks() {
        let (found, leftOut) = comparisons([row(1, "real", "a"), row(2, "sim", "a")], minimum: 10)
        #expect(found.map(\.task) == ["a"] && leftOut == 0, "and one record has no halves")
    }
}
