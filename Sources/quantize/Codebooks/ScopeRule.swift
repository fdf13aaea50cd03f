/// How records share codebooks. Facets never do: their texts speak of different things.
struct ScopeRule: Sendable {
    var perTask: Bool
    /// One codebook for each simulator and the reference of this name, instead of one for all sources together.
    var pairReference: String?

    /// The records that share a codebook with this one, pairs aside.
    func domain(of row: EmbeddingRow) -> CodebookDomain { CodebookDomain(facet: row.facet, task: perTask ? row.task ?? "" : nil) }

    /// The scopes in the order in which their first records came; with pairs, the reference's records are in many.
    ///
    /// Returned in groups: the scopes of a group draw on the same records, those of different groups share none.
    func groups(of rows: [EmbeddingRow]) -> [(members: [Int], scopes: [Scope])] {
        ordered(rows.indices, by: { domain(of: rows[$0]) }).map { domain, members in
            guard let pairReference else { return (members, [Scope(domain: domain, members: members)]) }
            let bySource = ordered(members, by: { rows[$0].source })
            let reference = bySource.first { $0.key == pairReference }?.members ?? []
            let scopes = bySource.filter { $0.key != pairReference }.map { source, own in
                var domain = domain
                domain.pair = CodebookDomain.Pair(reference: pairReference, source: source)
                return Scope(domain: domain, members: (reference + own).sorted())
            }
            return (members, scopes)
        }
    }
}
