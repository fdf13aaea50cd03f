/// Which records a codebook is for.
struct CodebookDomain: Sendable, Hashable {
    /// The reference and the one simulator of a codebook for a pair.
    struct Pair: Sendable, Hashable {
        var reference: String
        var source: String
    }

    var facet: String
    /// nil for all tasks together; "" for the records that name none.
    var task: String?
    var pair: Pair?

    /// What stands in the `codebook` field: the facet, with --per-task the task, with --scope pair the simulator.
    var name: String { ([facet] + [task, pair?.source].compactMap { $0 }).joined(separator: "/") }

    func contains(_ row: EmbeddingRow) -> Bool {
        facet == row.facet && (task ?? row.task ?? "") == row.task ?? ""
            && (pair.map { $0.reference == row.source || $0.source == row.source } ?? true)
    }
}
