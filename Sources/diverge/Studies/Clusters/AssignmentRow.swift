import Stage

/// A record of assignments, or a line of what a shard of them comes to, on its way into the table.
enum AssignmentRow: IntakeRow {
    case record(Assignment)
    case partial(PartialAssignments, place: Place)

    struct Assignment: Sendable {
        var id: String
        var source: String
        var task: String?
        var facet: String
        var codebook: String
        var cluster: Int
        var clusters: Int
        var distance: Double
        var via: String?
        var unit: String?
        var text: JSONValue?
        var place: Place
    }

    static let identityFields = ["id", "source", "facet", "codebook"]

    /// The records of a partial are known by numbers: see `AssignmentTable.RecordIdentity`.
    var identity: [String]? {
        guard case .record(let row) = self else { return nil }
        return [row.id, row.source, row.facet, row.codebook]
    }

    var group: String {
        switch self {
        case .record(let row): row.codebook
        case .partial(let partial, _): partial.codebook
        }
    }

    var via: String? {
        switch self {
        case .record(let row): row.via
        case .partial(let partial, _): partial.via
        }
    }

    var source: String {
        switch self {
        case .record(let row): row.source
        case .partial(let partial, _): partial.source ?? "unknown"
        }
    }

    var place: Place {
        switch self {
        case .record(let row): row.place
        case .partial(_, let place): place
        }
    }
}
