import Stage

/// All measures records: what is known of each conversation, and the values of each measure.
struct MeasureTable {
    /// A conversation, or a rating of one, as far as it is kept.
    struct Row: Sendable {
        var source: Int32
        /// -1 where the record names none.
        var domain: Int32
        /// Which of `ids` it has.
        var id: Int32
        /// Which of `units` it is resampled with.
        var unit: Int32
        /// Whether it has any measure: a rating has none.
        var isMeasured: Bool
        var trial: Trial
    }

    private(set) var rows: [Row] = []
    /// In the order of their names once all is read: see `sort`.
    private(set) var columns: [MeasureColumn] = []
    private(set) var sources = Names()
    private(set) var domains = Names()
    private(set) var ids = Names()
    private(set) var units = Names()
    private(set) var via: String?
    /// Conversations that their makers dropped: `keep` is false.
    private(set) var dropped = 0

    var isEmpty: Bool { rows.isEmpty && dropped == 0 }
    /// Where each measure first was, by name.
    private var known: [String: (column: Int, place: Place)] = [:]
    private var unique = UniqueRecords()
    private var viaCheck: ViaCheck

    /// What every record is read by.
    struct Layout: Sendable {
        var domainField: String
        var unitField: String?
        var ignoredLabels: Set<String>

        init(_ settings: Settings) {
            (domainField, ignoredLabels) = (settings.measures.domain, settings.measures.ignoredLabels)
            unitField = settings.unitField
        }
    }

    init(_ settings: Settings) { viaCheck = ViaCheck(allowMixed: settings.allowMixed) }

    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        struct Row: Sendable {
            var id: String
            var source: String
            var domain: String?
            var unit: String?
            var trial: Trial
            var values: [(name: String, value: MeasureColumn.Value)]
            var via: String?
            var place: Place
        }

        var rows: [Row] = []
        var dropped = 0
    }

    static func read(_ record: Record, by layout: Layout, into batch: inout Batch) throws {
        let measures = try record.required("measures")
        guard measures.kind == .object else { throw record.mismatch(measures, "measures", expected: "an object of measures") }
        var values: [(name: String, value: MeasureColumn.Value)] = []
        try measures.forEachField { name, value in
            guard let value = try record.measure(value, name, without: layout.ignoredLabels) else { return }
            values.append((name, value))
        }
        let row = Batch.Row(
            id: try record.string("id"), source: try record.string("source"), domain: try record.optionalName(layout.domainField),
            unit: try layout.unitField.map { try record.unit($0) }, trial: try Trial(record), values: values,
            via: try record.optionalString("via"), place: record.place)
        if try record.isKept() { batch.rows.append(row) } else { batch.dropped += 1 }
    }

    /// Takes over a batch; records that cannot stand beside the others are refused.
    mutating func append(_ batch: Batch, run: Run) throws {
        dropped += batch.dropped
        for row in batch.rows {
            do {
                try check(row)
            } catch let failure as Failure {
                try run.refuse(failure, text: Array("\(row.id)".utf8), source: row.source)
                continue
            }
            add(row)
        }
    }

    private mutating func check(_ row: Batch.Row) throws {
        try viaCheck.check(row.via, at: row.place)
        for (name, value) in row.values {
            guard let (column, place) = known[name], !columns[column].accepts(value) else { continue }
            let kinds = columns[column].isNumber ? ("labels", "a number") : ("a number", "labels")
            throw Failure(.data, "found \(kinds.0), but \(place) has \(kinds.1)", at: row.place, field: "measures.\(name)")
        }
        let trial = row.trial
        try unique.insert(
            [row.id, row.source, trial.batch ?? "", trial.run ?? "", trial.rater ?? ""],
            named: ["id", "source", "batch", "run", "rater"], at: row.place)
    }

    /// Puts records and measures in an order that does not depend on how the records came.
    mutating func sort() {
        func identity(_ row: Row) -> [String] {
            [sources.all[Int(row.source)], ids.all[Int(row.id)], row.trial.batch ?? "", row.trial.run ?? "", row.trial.rater ?? ""]
        }
        let identities = rows.map(identity)
        let order = rows.indices.sorted { identities[$0].lexicographicallyPrecedes(identities[$1]) }
        var places = [Int32](repeating: 0, count: rows.count)
        for (place, row) in order.enumerated() { places[row] = Int32(place) }
        rows = order.map { rows[$0] }
        columns = columns.map { $0.reordered(places) }.sorted { $0.name < $1.name }
    }

    private mutating func add(_ row: Batch.Row) {
        for (name, value) in row.values {
            let column = known[name]?.column ?? columns.count
            if column == columns.count {
                known[name] = (column, row.place)
                var isNumber = false
                if case .number = value { isNumber = true }
                columns.append(MeasureColumn(name, isNumber: isNumber))
            }
            columns[column].append(value, of: rows.count)
        }
        if rows.isEmpty || row.via ?? "" < via ?? "" { via = row.via }
        rows.append(
            Row(
                source: Int32(sources.index(of: row.source)), domain: Int32(row.domain.map { domains.index(of: $0) } ?? -1),
                id: Int32(ids.index(of: row.id)), unit: Int32(units.index(of: row.unit ?? row.id)),
                isMeasured: !row.values.isEmpty, trial: row.trial))
    }
}

extension Record {
    /// A measure's value; nil for null, which stands for what could not be measured.
    fileprivate func measure(_ value: JSONValue, _ name: String, without ignored: Set<String>) throws -> MeasureColumn.Value? {
        func label(_ value: JSONValue) throws -> String {
            guard let label = value.string else { throw mismatch(value, "measures.\(name)", expected: "a number, a label or a list of labels") }
            return label
        }
        switch value.kind {
        case .null: return nil
        case .number:
            guard let number = value.double else { throw mismatch(value, "measures.\(name)", expected: "a number that a double can hold") }
            return .number(number)
        case .array: return .labels(try value.elements.map(label).filter { !ignored.contains($0) })
        default: return .labels([try label(value)].filter { !ignored.contains($0) })
        }
    }

    /// A field that is a name, written as a string or as a number; nil where it is missing or null.
    func optionalName(_ field: String) throws -> String? {
        guard let value = self[field], value.kind != .null else { return nil }
        guard value.kind == .string || value.kind == .number else { throw mismatch(value, field, expected: "a string or a number") }
        return value.string ?? value.source
    }

    /// Whether the conversation counts: `keep` is not there, or true.
    fileprivate func isKept() throws -> Bool {
        guard let value = self["keep"], value.kind != .null else { return true }
        guard let keep = value.bool else { throw mismatch(value, "keep", expected: "true or false") }
        return keep
    }
}
