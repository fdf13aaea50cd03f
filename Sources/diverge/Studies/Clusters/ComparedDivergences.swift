/// A comparison with its divergences and what resampling says of them.
struct ComparedDivergences {
    /// Position in the list of codebooks.
    var codebook: Int
    var comparison: ClusterComparison
    var estimates: DivergenceEstimates
}

/// Adjusts the p-values of each divergence over the simulators that stand in one table: those of one codebook and task, and where
/// codebooks hold one simulator each, as with `quantize --scope pair`, those of one facet and task.
func adjustOverSimulators(_ results: inout [ComparedDivergences], codebooks: [AssignmentTable.Codebook]) {
    struct Family: Hashable {
        var facet: String
        /// nil: the codebooks of the facet that hold one simulator each.
        var codebook: Int?
        var task: String?
        var divergence: String
    }
    var rows = results.map(\.estimates.all)
    adjust(&rows) { row, estimate in
        let result = results[row]
        let codebook = codebooks[result.codebook]
        return result.comparison.isControl
            ? nil
            : Family(
                facet: codebook.facet, codebook: codebook.sources.all.count > 2 ? result.codebook : nil, task: result.comparison.task,
                divergence: estimate.statistic.name)
    }
    for (index, row) in rows.enumerated() { results[index].estimates.all = row }
}
