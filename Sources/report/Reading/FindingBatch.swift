import Findings
import Stage

/// What one batch of records holds, in their order.
struct FindingBatch: Sendable {
    enum Entry: Sendable {
        case divergence(DivergenceFinding, FlatFinding)
        case cluster(ClusterFinding)
        case codebookCluster(CodebookCluster)
        case difference(Difference)
        case index(IndexFinding)
        case feature(FeatureFinding)
        case projection(Projection)
        /// A finding that a report does not show.
        case other
    }
    private(set) var entries: [Entry] = []

    mutating func add(_ record: Record) throws {
        if record[FindingKind.field] == nil, record["cluster"] != nil {
            guard record["projection"] != nil else {
                throw record.failure(
                    "missing", field: "projection", hint: "of assignments those are drawn that quantize --projection wrote")
            }
            return entries.append(.projection(try Projection(record)))
        }
        _ = try record.string(FindingKind.field)
        entries.append(try FindingBatch.entry(record))
    }

    private static func entry(_ record: Record) throws -> Entry {
        switch FindingKind(record) {
        case .divergence: return .divergence(try DivergenceFinding(record), try FlatFinding(record))
        case .cluster: return .cluster(try ClusterFinding(record))
        case .codebookCluster: return .codebookCluster(try CodebookCluster(record))
        case .dimension: return Difference(try DimensionFinding(record)).map { .difference($0) } ?? .other
        case .index:
            // Not the row of one batch of people.
            let index = try IndexFinding(record)
            return index.subject.batch == nil ? .index(index) : .other
        case .feature: return .feature(try FeatureFinding(record))
        default: return .other
        }
    }
}

extension FindingCollection {
    mutating func add(_ entry: FindingBatch.Entry) {
        switch entry {
        case .divergence(let finding, _): add(finding)
        case .cluster(let finding): add(finding)
        case .codebookCluster(let finding): add(finding)
        case .difference(let difference): add(difference)
        case .index(let finding): add(finding)
        case .feature(let finding): add(finding)
        case .projection(let projection): add(projection)
        case .other: skip()
        }
    }
}
