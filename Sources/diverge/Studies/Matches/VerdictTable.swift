import Stage

/// Verdicts of judges on whether a simulated user matches the person it plays.
struct VerdictTable {
    /// One judgment; names are numbers of the table's lists.
    struct Verdict: Sendable {
        var item: Int
        var source: Int
        var condition: Int
        var judge: Int
        var unit: Int
        /// As far as the highest dimension that the record has.
        var matched: [Bool?]
        var hasError: Bool
        var place: Place

        /// Whether a dimension was judged to match; nil: no parseable judgment.
        subscript(dimension: Int) -> Bool? { dimension < matched.count ? matched[dimension] : nil }
    }

    private(set) var verdicts: [Verdict] = []
    private(set) var cases = Names()
    private(set) var sources = Names()
    private(set) var conditions = Names()
    private(set) var judges = Names()
    private(set) var dimensions = Names()
    /// Which dimensions some record of each judge has.
    private var dimensionsOfJudge: [Int: Set<String>] = [:]
    private(set) var via: String?
    var isEmpty: Bool { verdicts.isEmpty }
    private var units = Names()
    private var unique = UniqueRecords()
    private var viaCheck: ViaCheck

    /// The dimensions of the published protocol, in its order (2605.20204): known even where each judgment of one is null.
    static let published = [
        "Persona_Affective_Traits", "Linguistic_Style_Mechanics", "Technical_Competency_Knowledge", "Interaction_Data_Flow",
        "Pacing_Action_Sequencing",
    ]

    /// The dimensions that a judge judges: the published ones in their order, then the others by name.
    func dimensions(of judge: Int) -> [String] {
        let own = dimensionsOfJudge[judge] ?? []
        return VerdictTable.published.filter(own.contains) + own.subtracting(VerdictTable.published).sorted()
    }

    init(_ settings: Settings) { viaCheck = ViaCheck(allowMixed: settings.allowMixed) }

    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        struct Row: Sendable {
            var item: String
            var source: String
            var condition: String
            var judge: String
            var unit: String
            var matched: [(dimension: String, matched: Bool?)] = []
            var hasError: Bool
            var via: String?
            var place: Place
        }

        var rows: [Row] = []
    }

    /// `unitField` names the field whose records are drawn together; nil: `user`, and a case without one is a unit.
    static func read(_ record: Record, unitField: String?, into batch: inout Batch) throws {
        let item = try record.string("case")
        let unit = try unitField.map { try record.unit($0) } ?? record.optionalString("user").map { "user \($0)" } ?? "case \(item)"
        let error = record["error"]
        var row = Batch.Row(
            item: item, source: try record.string("source"), condition: try record.string("condition"),
            judge: try record.string("judge"), unit: unit, hasError: error != nil && error?.kind != .null && error?.bool != false,
            via: try record.optionalString("via"), place: record.place)
        try record.value.forEachField { name, value in
            guard value.kind == .bool || published.contains(name), name != "error" else { return }
            guard value.kind == .bool || value.kind == .null else { throw record.mismatch(value, name, expected: "true, false or null") }
            row.matched.append((name, value.bool))
        }
        batch.rows.append(row)
    }

    /// Takes over a batch; records that cannot stand beside the others are refused.
    mutating func append(_ batch: Batch, run: Run) throws {
        for row in batch.rows {
            do {
                try viaCheck.check(row.via, at: row.place)
                try unique.insert(
                    [row.item, row.source, row.condition, row.judge], named: ["case", "source", "condition", "judge"], at: row.place)
            } catch let failure as Failure {
                try run.refuse(failure, text: Array(row.item.utf8), source: row.source)
                continue
            }
            add(row)
        }
    }

    private mutating func add(_ row: Batch.Row) {
        via = via ?? row.via
        let judge = judges.index(of: row.judge)
        var matched: [Bool?] = []
        for (dimension, value) in row.matched {
            dimensionsOfJudge[judge, default: []].insert(dimension)
            let index = dimensions.index(of: dimension)
            if index >= matched.count { matched += Array(repeating: nil, count: index + 1 - matched.count) }
            matched[index] = value
        }
        verdicts.append(
            Verdict(
                item: cases.index(of: row.item), source: sources.index(of: row.source), condition: conditions.index(of: row.condition),
                judge: judge, unit: units.index(of: row.unit), matched: matched, hasError: row.hasError,
                place: row.place))
    }
}
