import Stage

extension AssignmentTable {
    /// Throws where a line of a partial does not belong with the others.
    func check(_ partial: PartialAssignments, at place: Place) throws {
        func failure(_ message: String, field: String, hint: String? = nil) -> Failure {
            Failure(.data, message, at: place, field: field, hint: hint)
        }
        guard partial.unit == layout.unit.option else {
            throw failure(
                "found '\(partial.unit)', but --unit is '\(layout.unit.option)'", field: "unit",
                hint: "give --unit to --partial and --merge alike")
        }
        if let limit = layout.clusters, partial.clusters > limit {
            throw failure("found \(partial.clusters), expected at most the \(limit) of --clusters", field: "clusters")
        }
        if let codebook = position(of: partial.codebook).map({ codebooks[$0] }), codebook.facet != partial.facet {
            throw failure("found '\(partial.facet)', but codebook '\(partial.codebook)' is of '\(codebook.facet)'", field: "facet")
        }
        guard case .records(let source, _, let units) = partial.content else { return }
        var ids: Set<UInt64> = []
        let position = position(of: partial.codebook)
        let index = position.flatMap { codebooks[$0].sources.position(of: source) }
        for unit in units {
            let isKnown = position.flatMap { position in
                index.map { merged.contains(RecordIdentity(codebook: position, source: $0, id: unit.id)) }
            }
            guard ids.insert(unit.id).inserted, isKnown != true else {
                throw failure(
                    "an id of source '\(source)' was there before", field: "ids",
                    hint: "was a file given twice, or a shard together with a partial that holds it?")
            }
        }
    }

    /// Takes up a line of a partial that was checked.
    mutating func merge(_ partial: PartialAssignments) {
        let position = position(of: partial.codebook, facet: partial.facet)
        codebooks[position].clusters = layout.clusters ?? max(codebooks[position].clusters, partial.clusters)
        switch partial.content {
        case .records(let source, let task, let units):
            let sourceIndex = codebooks[position].sources.index(of: source)
            let taskIndex = task.map { codebooks[position].tasks.index(of: $0) } ?? -1
            for var unit in units {
                merged.insert(RecordIdentity(codebook: position, source: sourceIndex, id: unit.id))
                (unit.source, unit.task) = (sourceIndex, taskIndex)
                codebooks[position].units.append(unit)
            }
        case .terms(let cluster, let texts, let terms):
            if layout.countsTerms { codebooks[position].terms.add(terms, texts: texts, cluster: cluster) }
        case .examples(let cluster, let source, let examples):
            let sourceIndex = codebooks[position].sources.index(of: source)
            for example in examples {
                codebooks[position].examples.offer(
                    id: example.id, distance: example.distance, cluster: cluster, source: sourceIndex
                ) { example.text }
            }
        }
    }

    /// What may occur once among the records of all partials.
    struct RecordIdentity: Hashable {
        var codebook: Int
        var source: Int
        var id: UInt64
    }
}
