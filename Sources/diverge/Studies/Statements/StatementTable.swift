import Stage

/// Statements about what a user knows, as vectors of length one, by the conversation they were made in.
struct StatementTable {
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

    /// In the order of their first statement.
    private(set) var conversations: [Conversation] = []
    private(set) var dimensions = 0
    private(set) var via: String?
    var isEmpty: Bool { conversations.isEmpty }
    private var positions: [[String]: Int] = [:]
    private var unique = UniqueRecords()
    private var viaCheck: ViaCheck

    init(_ settings: Settings) { viaCheck = ViaCheck(allowMixed: settings.allowMixed) }

    /// Whether the record is an embedding of a statement.
    static func isStatement(_ record: Record) -> Bool { record["vector"] != nil && record["facet"]?.string == facet }

    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        struct Row: Sendable {
            var id: String
            var source: String
            var domain: String?
            var unit: String?
            /// Which statement of the conversation it is, where the record says so.
            var statement: String?
            var dimensions: Int
            var via: String?
            var place: Place
        }

        var rows: [Row] = []
        var values: [Float] = []
    }

    static func read(_ record: Record, by layout: MeasureTable.Layout, into batch: inout Batch) throws {
        var row = Batch.Row(
            id: try record.string("id"), source: try record.string("source"), domain: try record.optionalName(layout.domainField),
            unit: try layout.unitField.map { try record.unit($0) }, statement: try record.optionalName("statement"), dimensions: 0,
            via: try record.optionalString("via"), place: record.place)
        let start = batch.values.count
        row.dimensions = try record.appendVector("vector", to: &batch.values)
        let length = batch.values[start...].reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
        guard length > 0 else {
            batch.values.removeSubrange(start...)
            throw record.failure("has length 0, expected a vector with a direction", field: "vector", hint: "is the statement empty?")
        }
        for index in start..<batch.values.count { batch.values[index] = Float(Double(batch.values[index]) / length) }
        batch.rows.append(row)
    }

    /// Takes over a batch; records that cannot stand beside the others are refused.
    mutating func append(_ batch: Batch, run: Run) throws {
        var offset = 0
        for row in batch.rows {
            let vector = batch.values[offset..<(offset + row.dimensions)]
            offset += row.dimensions
            do {
                try check(row)
            } catch let failure as Failure {
                try run.refuse(failure, text: Array("\(row.id)".utf8), source: row.source)
                continue
            }
            add(row, vector)
        }
    }

    private mutating func check(_ row: Batch.Row) throws {
        try viaCheck.check(row.via, at: row.place)
        guard isEmpty || row.dimensions == dimensions else {
            throw Failure(
                .data, "found \(row.dimensions) components, expected \(dimensions) as in the records before", at: row.place, field: "vector"
            )
        }
        guard let statement = row.statement else { return }
        try unique.insert([row.id, row.source, statement], named: ["id", "source", "statement"], at: row.place)
    }

    private mutating func add(_ row: Batch.Row, _ vector: ArraySlice<Float>) {
        if isEmpty { dimensions = row.dimensions }
        if isEmpty || row.via ?? "" < via ?? "" { via = row.via }
        let key = [row.source, row.id]
        let position = positions[key] ?? conversations.count
        if position == conversations.count {
            positions[key] = position
            conversations.append(Conversation(id: row.id, source: row.source, domain: row.domain, unit: row.unit ?? row.id))
        }
        conversations[position].vectors += vector
    }
}
