import Stage

extension AssignmentTable {
    /// Takes up a line of a partial; throws where it does not belong with the others.
    mutating func merge(_ partial: PartialAssignments, settings: Settings, at place: Place) throws {
        func failure(_ message: String, field: String, hint: String? = nil) -> Failure {
            Failure(.data, message, at: place, field: field, hint: hint)
        }
        try viaCheck.check(partial.via, in: partial.codebook, at: place)
        guard partial.unit == settings.unit else {
            throw failure(
                "found '\(partial.unit)', but --unit is '\(settings.unit)'", field: "unit",
                hint: "give --unit to --partial and --merge alike")
        }
        if let limit = layout.clusters, partial.clusters > limit {
            throw failure("found \(partial.clusters), expected at most the \(limit) of --clusters", field: "clusters")
        }
        let position = position(of: partial.codebook, facet: partial.facet, via: partial.via)
        guard codebooks[position].facet == partial.facet else {
            throw failure(
                "found '\(partial.facet)', but codebook '\(partial.codebook)' is of '\(codebooks[position].facet)'", field: "facet")
        }
        codebooks[position].clusters = layout.clusters ?? max(codebooks[position].clusters, partial.clusters)
        switch partial.content {
        case .records(let source, let task, let units):
            let sourceIndex = codebooks[position].sources.index(of: source)
            let taskIndex = task.map { codebooks[position].tasks.index(of: $0) } ?? -1
            for unit in units {
                guard merged.insert(RecordIdentity(codebook: position, source: sourceIndex, id: unit.id)).inserted else {
                    throw failure(
                        "an id of source '\(source)' was there before", field: "ids",
                        hint: "was a file given twice, or a shard beside a partial that holds it?")
                }
                var unit = unit
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
