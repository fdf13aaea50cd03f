import Stage

/// The aspects of behaviors, compared as measures are, facet by facet, with p-values adjusted over the aspects of a source.
struct AspectStudy: Study {
    private let comparers: [MeasureComparer]

    static let help = Topic(
        "Aspects of behaviors",
        """
        Behaviors {id, source, facet, aspects: {name: number or label}}, as extract writes them, are compared as measures are, facet by \
        facet, \
        without embed and quantize: measure is the name of the aspect. A number that a record leaves out is 0 where any record has one; a \
        label \
        that it leaves out is absent. p-values are adjusted over the aspects of one source (adjusted_aspects of them). The warning \
        few_permutations marks an aspect that no permutation reached, but whose p_holm cannot be small: use 20 permutations or more per \
        aspect.
        """)

    static let tables: [any StudyTable.Type] = [MeasureTables.self]

    init?(_ tables: Tables, _ arguments: Arguments, _ common: CommonSettings) throws {
        let all = tables[MeasureTables.self]
        comparers = try all.all.filter { $0.content.isAspects }.map { try MeasureComparer($0, settings: all.settings) }
        if comparers.isEmpty { return nil }
    }

    func findings(to output: FindingOutput) throws {
        for comparer in comparers { try comparer.findings(to: output) }
    }
}
