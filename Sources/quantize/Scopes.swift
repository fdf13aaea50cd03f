/// A set of records that get one codebook.
struct Scope: Sendable {
    /// What the codebook is for, in the `codebook` field: the facet, with --per-task the task, with --scope pair the simulator.
    var name: String
    /// Indices of the records, ascending.
    var members: [Int]
}

/// How records share codebooks. Facets never do: their texts speak of different things.
struct ScopeRule: Sendable {
    var perTask: Bool
    /// One codebook for each simulator and the reference of this name, instead of one for all sources together.
    var pairReference: String?

    /// The scopes in the order in which their first records came; with pairs, the reference's records are in many.
    ///
    /// Returned in groups: the scopes of a group draw on the same records, those of different groups share none.
    func groups(of rows: [EmbeddingTable.Row]) -> [(members: [Int], scopes: [Scope])] {
        let keys = rows.map { perTask ? [$0.facet, $0.task ?? ""] : [$0.facet] }
        return ordered(rows.indices, by: { keys[$0] }).map { key, members in
            let name = key.joined(separator: "/")
            guard let pairReference else { return (members, [Scope(name: name, members: members)]) }
            let bySource = ordered(members, by: { rows[$0].source })
            let reference = bySource.first { $0.key == pairReference }?.members ?? []
            let scopes = bySource.filter { $0.key != pairReference }.map { source, own in
                Scope(name: "\(name)/\(source)", members: (reference + own).sorted())
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
