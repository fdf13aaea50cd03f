/// A comparison with what resampling says of it.
struct ComparedDivergences {
    /// Position in the list of codebooks.
    var codebook: Int
    var comparison: Comparison
    var estimates: DivergenceEstimates
    /// The p-values adjusted over the family, in the order of `Divergence.allCases`; nil without a test, and for the control.
    var adjusted: [(holm: Double, bh: Double)]?
}

/// Adjusts the p-values of each divergence over the simulators that stand in one table: those of one codebook and task, and where
/// codebooks hold one simulator each, as with `quantize --scope pair`, those of one facet and task.
func adjustForFamilies(_ results: inout [ComparedDivergences], codebooks: [AssignmentTable.Codebook]) {
    struct Family: Hashable {
        var facet: String
        /// nil: the codebooks of the facet that hold one simulator each.
        var codebook: Int?
        var task: String?
    }
    let tested = results.indices.filter { !results[$0].comparison.isControl && results[$0].estimates.all.allSatisfy { $0.p != nil } }
    let families = Dictionary(grouping: tested) { index in
        let result = results[index]
        let codebook = codebooks[result.codebook]
        return Family(
            facet: codebook.facet, codebook: codebook.sources.all.count > 2 ? result.codebook : nil, task: result.comparison.task)
    }
    for members in families.values {
        for index in members { results[index].adjusted = [] }
        for divergence in Divergence.allCases {
            let values = members.compactMap { results[$0].estimates[divergence].p }
            let adjusted = zip(MultipleTesting.holm(values), MultipleTesting.benjaminiHochberg(values))
            for (index, pair) in zip(members, adjusted) { results[index].adjusted?.append(pair) }
        }
    }
}
