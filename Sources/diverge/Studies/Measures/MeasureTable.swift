import Stage

/// A record of measures or aspects on its way into the table.
struct IncomingMeasures: IntakeRow {
    var content: MeasureTable.Content
    var id: String
    var source: String
    var domain: String?
    var unit: String?
    var trial: Trial
    var values: [(name: String, value: MeasureColumn.Value)]
    var via: String?
    var place: Place

    static let identityFields = ["id", "source", "batch", "run", "rater"]
    /// Unique within its content, which no message needs to name.
    var identity: [String]? { [id, source, trial.batch ?? "", trial.run ?? "", trial.rater ?? "", group] }
    var group: String { content.name }
}

/// A conversation, or a rating of one, as far as it is kept.
struct MeasureRow: Sendable {
    var source: Int32
    /// -1 where the record names none.
    var domain: Int32
    /// Which of the table's `ids` it has.
    var id: Int32
    /// Which of its `units` it is resampled with.
    var unit: Int32
    /// Whether it is one that could be measured: a rating has no measure.
    var isMeasured: Bool
    var trial: Trial
}

/// All measures records, or all behaviors of a facet: what is known of each conversation, and the values of each measure or aspect.
struct MeasureTable {
    /// What a table holds. Conversations and names of measures stand by themselves in each.
    struct Content: Sendable, Hashable {
        /// Whether values are aspects of behaviors: a number that a record leaves out is then 0.
        var isAspects: Bool
        var facet: String?

        var name: String { "\(isAspects ? "aspects" : "measures"):\(facet.map { "facet \($0)" } ?? "")" }
    }

    let content: Content
    private(set) var rows: [MeasureRow] = []
    /// In the order of their names once all is read: see `finish`.
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

    init(_ content: Content) { self.content = content }

    /// Throws where a measure is a number in some records and labels in others.
    func check(_ row: IncomingMeasures) throws {
        for (name, value) in row.values {
            guard let (column, place) = known[name], !columns[column].accepts(value) else { continue }
            let kinds = columns[column].isNumber ? ("labels", "a number") : ("a number", "labels")
            throw Failure(
                .data, "found \(kinds.0), but \(place) has \(kinds.1)", at: row.place,
                field: "\(content.isAspects ? "aspects" : "measures").\(name)")
        }
    }

    /// Puts records and measures in an order that does not depend on how the records came.
    mutating func finish(via: String?) {
        self.via = via
        func identity(_ row: MeasureRow) -> [String] {
            [sources.all[Int(row.source)], ids.all[Int(row.id)], row.trial.batch ?? "", row.trial.run ?? "", row.trial.rater ?? ""]
        }
        let identities = rows.map(identity)
        let order = rows.indices.sorted { identities[$0].lexicographicallyPrecedes(identities[$1]) }
        var places = [Int32](repeating: 0, count: rows.count)
        for (place, row) in order.enumerated() { places[row] = Int32(place) }
        rows = order.map { rows[$0] }
        columns = columns.map { $0.reordered(places) }.sorted { $0.name < $1.name }
    }

    mutating func drop(_ count: Int) { dropped += count }

    mutating func add(_ row: IncomingMeasures) {
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
        rows.append(
            MeasureRow(
                source: Int32(sources.index(of: row.source)), domain: Int32(row.domain.map { domains.index(of: $0) } ?? -1),
                id: Int32(ids.index(of: row.id)), unit: Int32(units.index(of: row.unit ?? row.id)),
                isMeasured: content.isAspects || !row.values.isEmpty, trial: row.trial))
    }
}
