import Stage

/// A statement on its way into the table.
struct IncomingStatement: IntakeRow {
    var id: String
    var source: String
    var domain: String?
    var unit: String?
    /// Which statement of the conversation it is, where the record says so.
    var statement: String?
    /// Where its components are among those of the batch.
    var vector: Range<Int>
    var via: String?
    var place: Place

    static let identityFields = ["id", "source", "statement"]
    var identity: [String]? { statement.map { [id, source, $0] } }

    /// Statements whose names are whole numbers come first, by number.
    var order: (String, String, Int, String) { (source, id, statement.flatMap { Int($0) } ?? .max, statement ?? "") }
}

/// Statements about what a user knows, as vectors of length one, by the conversation they were made in.
struct StatementTable: StudyTable {
    /// The facet whose records are statements, several a conversation.
    static let facet = "knowledge"

    /// A conversation and its statements.
    struct Conversation: Sendable {
        var id: String
        var source: String
        var domain: String?
        var unit: String
        /// Statements, row after row.
        var vectors: [Float] = []
    }

    /// The components of all statements of a batch.
    struct Shared: IntakeShare {
        var values: [Float] = []
    }

    var intake: Intake
    /// By source and id once all is read: see `finish`.
    private(set) var conversations: [Conversation] = []
    private(set) var dimensions = 0
    var via: String? { intake.via() }
    var isEmpty: Bool { statements.isEmpty && conversations.isEmpty }
    private var statements: [(row: IncomingStatement, vector: [Float])] = []

    let layout: Layout

    struct Layout: TableLayout {
        var domainField: String
        var unit: UnitField

        func recognises(_ record: Record) -> Bool { StatementTable.isStatement(record) }
    }

    static let form = RecordForm(
        "a statement", from: .embedding, marks: ["vector"], needs: ["id", "source", "facet", "vector"],
        writtenBy: "extract --facet knowledge and embed write vectors of statements")

    init(_ arguments: Arguments, _ common: CommonSettings) {
        intake = Intake(allowMixed: common.allowMixed)
        layout = Layout(domainField: arguments[MeasureSettings.domainKey], unit: common.units)
    }

    /// Whether the record is an embedding of a statement.
    static func isStatement(_ record: Record) -> Bool { record["vector"] != nil && record["facet"]?.string == facet }

    static func read(_ record: Record, by layout: Layout, into batch: inout Batch) throws {
        let start = batch.shared.values.count
        var row = IncomingStatement(
            id: try record.name("id"), source: try record.name("source"), domain: try record.optionalName(layout.domainField),
            unit: try layout.unit.value(in: record), statement: try record.optionalName("statement"), vector: start..<start,
            via: try record.optionalString("via"), place: record.place)
        _ = try record.appendVector("vector", to: &batch.shared.values)
        let length = batch.shared.values[start...].reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
        guard length > 0 else {
            batch.shared.values.removeSubrange(start...)
            throw record.failure("has length 0, expected a vector with a direction", field: "vector", hint: "is the statement empty?")
        }
        row.vector = start..<batch.shared.values.count
        for index in row.vector { batch.shared.values[index] = Float(Double(batch.shared.values[index]) / length) }
        batch.append(row, of: record)
    }

    func check(_ row: IncomingStatement) throws {
        guard isEmpty || row.vector.count == dimensions else {
            throw Failure(
                .data, "found \(row.vector.count) components, expected \(dimensions) as in the records before", at: row.place,
                field: "vector")
        }
    }

    mutating func add(_ row: IncomingStatement, from shared: Shared) {
        dimensions = row.vector.count
        statements.append((row, Array(shared.values[row.vector])))
    }

    /// Puts conversations, and the statements of each, into an order that does not depend on how the records came.
    mutating func finish() {
        statements.sort { one, other in
            let (left, right) = (one.row.order, other.row.order)
            return left == right ? one.vector.lexicographicallyPrecedes(other.vector) : left < right
        }
        for (row, vector) in statements {
            if conversations.last.map({ ($0.source, $0.id) != (row.source, row.id) }) ?? true {
                conversations.append(Conversation(id: row.id, source: row.source, domain: row.domain, unit: row.unit ?? row.id))
            }
            conversations[conversations.count - 1].vectors += vector
        }
        statements = []
        intake.forgetIdentities()
    }
}
