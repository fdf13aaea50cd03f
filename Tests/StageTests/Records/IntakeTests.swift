import Testing

@testable import Stage

@Suite struct IntakeTests {
    private struct Item: IntakeRow {
        var name: String
        var via: String?
        var place: Place
        static let identityFields = ["name"]
        var identity: [String]? { name.isEmpty ? nil : [name] }
        var source: String { "s" }
    }

    private struct Items: IntakeTable {
        var intake: Intake
        var names: [String] = []

        mutating func add(_ row: Item, from _: NothingShared) { names.append(row.name) }
    }

    private func batch(_ items: [(name: String, via: String?)]) throws -> Items.Batch {
        var batch = Items.Batch()
        for (line, item) in items.enumerated() {
            let place = Place(file: "f", line: line + 1)
            batch.append(Item(name: item.name, via: item.via, place: place), of: try Record(#"{"name":"\#(item.name)"}"#, place: place))
        }
        return batch
    }

    private func taken(_ items: [(name: String, via: String?)], allowMixed: Bool, arguments: [String] = []) throws -> Items {
        let program = Program(name: "p", summary: "", description: [], memory: "", options: [], examples: [])
        let run = try Run(program: program, arguments: Arguments(arguments, options: program.options), words: arguments)
        var table = Items(intake: Intake(allowMixed: allowMixed))
        try table.append(batch(items), run: run)
        return table
    }

    /// Of several the first in the order of their bytes, whatever comes first; none comes before any.
    @Test func viaThatIsNamedDoesNotDependOnTheOrder() throws {
        let items: [(String, String?)] = [("1", "b"), ("2", "a"), ("3", "c")]
        #expect(try taken(items, allowMixed: true).intake.via() == "a")
        #expect(try taken(items.reversed(), allowMixed: true).intake.via() == "a")
        #expect(try taken(items + [("4", nil)], allowMixed: true).intake.via() == nil)
        #expect(try taken([("4", nil)] + items, allowMixed: true).intake.via() == nil)
        #expect(try taken([("1", "b"), ("2", "b")], allowMixed: false).intake.via() == "b")
    }

    @Test func refusesWhatRepeatsOrCameAnotherWay() throws {
        #expect(throws: Failure.self) { try taken([("1", "a"), ("1", "a")], allowMixed: false) }
        #expect(throws: Failure.self) { try taken([("1", "a"), ("2", "b")], allowMixed: false) }
        #expect(try taken([("", "a"), ("", "a")], allowMixed: false).names == ["", ""], "without an identity a row may repeat")
        let table = try taken(
            [("1", "a"), ("1", "a"), ("2", "b"), ("3", "a")], allowMixed: false, arguments: ["--max-errors", "2", "--quiet"])
        #expect(table.names == ["1", "3"])
    }

    @Test func orderOfIdentity() throws {
        let rows = try batch([("b", nil), ("", nil), ("a", nil)]).rows
        #expect(rows.inOrderOfIdentity.map(\.name) == ["a", "b", ""])
    }
}
