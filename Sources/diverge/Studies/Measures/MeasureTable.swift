import Stage

/// All measures records, or all behaviors of a facet: what is known of each conversation, and the values of each measure or aspect.
struct MeasureTable {
    /// What a table holds. Conversations and names of measures stand by themselves in each.
    struct Content: Sendable, Hashable {
        /// Whether values are aspects of behaviors: a number that a record leaves out is then 0.
        var isAspects: Bool
        var facet: String?
    }

    let content: Content
    /// A conversation, or a rating of one, as far as it is kept.
    struct Row: Sendable {
        var source: Int32
        /// -1 where the record names none.
        var domain: Int32
        /// Which of `ids` it has.
        var id: Int32
        /// Which of `units` it is resampled with.
        var unit: Int32
        /// Whether it is one that could be measured: a rating has no measure.
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

    /// The domains' numbers in the order of their names.
    var domainsByName: [Int32] { domains.all.indices.sorted { domains.all[$0] < domains.all[$1] }.map(Int32.init) }
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

    init(_ content: Content, _ settings: Settings) { (self.content, viaCheck) = (content, ViaCheck(allowMixed: settings.allowMixed)) }

    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        struct Row: Sendable {
            var content: Content
            var id: String
            var source: String
            var domain: String?
            var unit: String?
            var trial: Trial
            var values: [(name: String, value: MeasureColumn.Value)]
            var isKept: Bool
            var via: String?
            var place: Place
        }

        var rows: [Row] = []
    }

    /// A record with the field `measures` or, without it, `aspects`.
    static func read(_ record: Record, by layout: Layout, into batch: inout Batch) throws {
        let isAspects = record["measures"] == nil
        batch.rows.append(
            Batch.Row(
                content: Content(isAspects: isAspects, facet: try record.optionalString("facet")),
                id: try record.string("id"), source: try record.string("source"), domain: try record.optionalName(layout.domainField),
                unit: try layout.unitField.map { try record.unit($0) },
                trial: isAspects ? Trial(batch: try record.optionalName("batch"), run: try record.optionalName("run")) : try Trial(record),
                values: try record.measures(isAspects ? "aspects" : "measures", without: layout.ignoredLabels),
                isKept: try record.isKept(), via: try record.optionalString("via"), place: record.place))
    }

    /// Takes a record over; one that cannot stand beside the others is refused.
    mutating func append(_ row: Batch.Row, run: Run) throws {
        guard row.isKept else {
            dropped += 1
            return
        }
        do {
            try check(row)
        } catch let failure as Failure {
            return try run.refuse(failure, text: Array("\(row.id)".utf8), source: row.source)
        }
        add(row)
    }

    private mutating func check(_ row: Batch.Row) throws {
        try viaCheck.check(row.via, at: row.place)
        for (name, value) in row.values {
            guard let (column, place) = known[name], !columns[column].accepts(value) else { continue }
            let kinds = columns[column].isNumber ? ("labels", "a number") : ("a number", "labels")
            throw Failure(
                .data, "found \(kinds.0), but \(place) has \(kinds.1)", at: row.place,
                field: "\(content.isAspects ? "aspects" : "measures").\(name)")
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
                isMeasured: content.isAspects || !row.values.isEmpty, trial: row.trial))
    }
}

extension Record {
    /// The values of an object of measures or aspects; of a name that repeats the last. null stands for a measure that could not be
    /// taken; an aspect that does not hold is left out instead.
    fileprivate func measures(_ field: String, without ignored: Set<String>) throws -> [(name: String, value: MeasureColumn.Value)] {
        let object = try required(field)
        guard object.kind == .object else { throw mismatch(object, field, expected: "an object of \(field)") }
        var values: [(name: String, value: MeasureColumn.Value)] = []
        try object.forEachField { name, value in
            let place = values.firstIndex { $0.name == name }
            if let place { values.remove(at: place) }
            if value.kind == .null, field == "measures" { return }
            values.append((name, try measure(value, "\(field).\(name)", without: ignored)))
        }
        return values
    }

    private func measure(_ value: JSONValue, _ name: String, without ignored: Set<String>) throws -> MeasureColumn.Value {
        func label(_ value: JSONValue) throws -> String {
            guard let label = value.string else { throw mismatch(value, name, expected: "a number, a label or a list of labels") }
            return label
        }
        switch value.kind {
        case .number:
            guard let number = value.double else { throw mismatch(value, name, expected: "a number that a double can hold") }
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
