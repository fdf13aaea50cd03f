/// A set of records that share a codebook.
struct Scope: Sendable {
    var domain: Domain
    /// Indices of the records, ascending.
    var members: [Int]

    var name: String { domain.name }
}

/// Which records a codebook is for.
struct Domain: Sendable, Hashable {
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

    func contains(_ row: EmbeddingTable.Row) -> Bool {
        facet == row.facet && (task ?? row.task ?? "") == row.task ?? ""
            && (pair.map { $0.reference == row.source || $0.source == row.source } ?? true)
    }
}

/// How records share codebooks. Facets never do: their texts speak of different things.
struct ScopeRule: Sendable {
    var perTask: Bool
    /// One codebook for each simulator and the reference of this name, instead of one for all sources together.
    var pairReference: String?

    /// The records that share a codebook with this one, pairs aside.
    func domain(of row: EmbeddingTable.Row) -> Domain { Domain(facet: row.facet, task: perTask ? row.task ?? "" : nil) }

    /// The scopes in the order in which their first records came; with pairs, the reference's records are in many.
    ///
    /// Returned in groups: the scopes of a group draw on the same records, those of different groups share none.
    func groups(of rows: [EmbeddingTable.Row]) -> [(members: [Int], scopes: [Scope])] {
        ordered(rows.indices, by: { domain(of: rows[$0]) }).map { domain, members in
            guard let pairReference else { return (members, [Scope(domain: domain, members: members)]) }
            let bySource = ordered(members, by: { rows[$0].source })
            let reference = bySource.first { $0.key == pairReference }?.members ?? []
            let scopes = bySource.filter { $0.key != pairReference }.map { source, own in
                var domain = domain
                domain.pair = Domain.Pair(reference: pairReference, source: source)
                return Scope(domain: domain, members: (reference + own).sorted())
            }
            return (members, scopes)
        }
    }
}

/// Elements grouped by key, groups and members in the order of first appearance.
func ordered<Key: Hashable>(_ elements: some Sequence<Int>, by key: (Int) -> Key) -> [(key: Key, members: [Int])] {
    var positions: [Key: Int] = [:]
    var groups: [(key: Key, members: [Int])] = []
    for element in elements {
        let key = key(element)
        if let position = positions[key] {
            groups[position].members.append(element)
        } else {
            positions[key] = groups.count
            groups.append((key, [element]))
        }
    }
    return groups
}
