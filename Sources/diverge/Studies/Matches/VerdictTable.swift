import Stage

/// A judgment on its way into the table.
struct IncomingVerdict: IntakeRow {
    var item: String
    var source: String
    var condition: String
    var judge: String
    var unit: String
    var matched: [(dimension: String, matched: Bool?)] = []
    var hasError: Bool
    var via: String?
    var place: Place

    static let identityFields = ["case", "source", "condition", "judge"]
    var identity: [String]? { [item, source, condition, judge] }
}

/// Verdicts of judges on whether a simulated user matches the person it plays.
struct VerdictTable: StudyTable {
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

    var intake: Intake
    /// In the order of their identities once all is read: see `finish`.
    private(set) var verdicts: [Verdict] = []
    private(set) var cases = Names()
    private(set) var sources = Names()
    private(set) var conditions = Names()
    private(set) var judges = Names()
    private(set) var dimensions = Names()
    /// Which dimensions some record of each judge has.
    private var dimensionsOfJudge: [Int: Set<String>] = [:]
    var via: String? { intake.via() }
    var isEmpty: Bool { rows.isEmpty && verdicts.isEmpty }
    private var units = Names()
    private var rows: [IncomingVerdict] = []

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

    let layout: UnitField

    static let form = RecordForm(
        "a verdict", from: .judgment, marks: ["case", "judge"], needs: ["case", "source", "condition", "judge"],
        writtenBy: "a judge writes verdicts: see pipelines/matches")

    init(_ arguments: Arguments, _ common: CommonSettings) { (intake, layout) = (Intake(allowMixed: common.allowMixed), common.units) }

    /// Without --unit a unit is a `user`, and a case without one.
    static func read(_ record: Record, by layout: UnitField, into batch: inout Batch) throws {
        let item = try record.string("case")
        let unit = try layout.value(in: record) ?? record.optionalString("user").map { "user \($0)" } ?? "case \(item)"
        let error = record["error"]
        var row = IncomingVerdict(
            item: item, source: try record.name("source"), condition: try record.string("condition"),
            judge: try record.string("judge"), unit: unit, hasError: error != nil && error?.kind != .null && error?.bool != false,
            via: try record.optionalString("via"), place: record.place)
        try record.value.forEachField { name, value in
            guard value.kind == .bool || published.contains(name), name != "error" else { return }
            guard value.kind == .bool || value.kind == .null else { throw record.mismatch(value, name, expected: "true, false or null") }
            row.matched.append((name, value.bool))
        }
        batch.append(row, of: record)
    }

    mutating func add(_ row: IncomingVerdict, from _: NothingShared) { rows.append(row) }

    /// Puts the verdicts into an order that does not depend on how the records came.
    mutating func finish() {
        for row in rows.inOrderOfIdentity { enter(row) }
        rows = []
        intake.forgetIdentities()
    }

    private mutating func enter(_ row: IncomingVerdict) {
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
