import Stage

/// A finding of an earlier run on its way into the table.
struct IncomingFinding: IntakeRow {
    var record: Record

    static let identityFields: [String] = []
    /// `Rankings` refuses two values of one figure.
    var identity: [String]? { nil }
    /// Each finding has a `via` of its own study.
    var via: String? { nil }
    var source: String { record["source"]?.string ?? "unknown" }
    var place: Place { record.place }
}

/// What findings of the input rank the sources by.
struct RankingTable: IntakeTable {
    var intake = Intake(allowMixed: true)
    var rankings: Rankings
    var isEmpty: Bool { rankings.all.isEmpty }

    init(_ settings: Settings) { rankings = Rankings(figures: settings.agreement.figures) }

    static func read(_ record: Record, into batch: inout Batch) { batch.append(IncomingFinding(record: record), of: record) }

    mutating func add(_ row: IncomingFinding, from _: NothingShared) throws { try rankings.add(row.record) }
}
