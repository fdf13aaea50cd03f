import Findings
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
struct RankingTable: StudyTable {
    var intake = Intake(allowMixed: true)
    var rankings: Rankings
    var isEmpty: Bool { rankings.isEmpty }

    let settings: AgreementSettings
    let layout: Layout

    struct Layout: TableLayout {
        /// Whether findings are compared with others.
        var isAskedFor: Bool
    }

    static let form = RecordForm("a finding", from: .finding, marks: ["kind"], needs: ["kind"], writtenBy: "diverge writes findings")

    init(_ arguments: Arguments, _ common: CommonSettings) {
        settings = AgreementSettings(arguments, common)
        rankings = Rankings(figures: settings.figures)
        layout = Layout(isAskedFor: settings.isWanted)
    }

    static func read(_ record: Record, by layout: Layout, into batch: inout Batch) throws {
        guard record["kind"]?.string != PartialAssignments.kind else {
            throw record.failure("found a partial result", field: "kind", hint: "--merge reads what --partial wrote")
        }
        guard layout.isAskedFor else {
            throw record.failure("found a finding", field: "kind", hint: "--compare and --against compare findings with others")
        }
        batch.append(IncomingFinding(record: record), of: record)
    }

    func finish() {}

    mutating func add(_ row: IncomingFinding, from _: NothingShared) throws { try rankings.add(FlatFinding(row.record)) }
}
