import Findings
import Stage

/// What one batch of records holds, in their order.
struct FindingBatch: Sendable {
    enum Entry: Sendable {
        case finding(any Finding)
        case projection(Projection)
        /// A record that a report does not show.
        case other
    }
    private(set) var entries: [Entry] = []
    /// The divergences, for gates.
    private(set) var judged: [FlatFinding] = []

    private static let kinds = views.reduce(into: Set<FindingKind>()) { $0.formUnion($1.kinds) }

    mutating func add(_ record: Record) throws {
        if record[FindingKind.field] == nil, record["cluster"] != nil {
            guard record["projection"] != nil else {
                throw record.failure(
                    "missing", field: "projection", hint: "of assignments those are drawn that quantize --projection wrote")
            }
            return entries.append(.projection(try Projection(record)))
        }
        _ = try record.string(FindingKind.field)
        guard let kind = FindingKind(record), FindingBatch.kinds.contains(kind) else { return entries.append(.other) }
        let finding = try kind.type.init(record)
        if kind == .divergence { judged.append(try FlatFinding(record)) }
        entries.append(.finding(finding))
    }
}
