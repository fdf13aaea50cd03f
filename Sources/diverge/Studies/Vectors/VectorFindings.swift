import Stage

/// A comparison with what was found.
struct ComparedVectors {
    var comparison: VectorComparison
    var estimates: [Estimate]
    var bandwidth: Double
    var probe: Probe
    var units: (reference: Int, source: Int)
}

/// Adjusts the p-values of each figure over the simulators of one task; the results are those of one facet.
func adjustOverSimulators(_ results: inout [ComparedVectors]) {
    var rows = results.map(\.estimates)
    adjust(&rows) { row, estimate in
        let comparison = results[row].comparison
        return comparison.isControl ? nil : [comparison.task, estimate.statistic.name]
    }
    for (index, row) in rows.enumerated() { results[index].estimates = row }
}

/// Turns comparisons of vectors into finding records.
struct VectorFindings {
    var settings: Settings

    /// Names of what a row is about come first, then values, then what they were made from.
    private func opening(_ kind: String, _ comparison: VectorComparison, _ facet: VectorTable.Facet) -> JSONObject {
        var finding = JSONObject()
        finding.add("kind", kind)
        finding.add("task", ifPresent: comparison.task)
        finding.add("facet", facet.name)
        finding.add("source", comparison.source)
        finding.add("reference", settings.reference)
        if comparison.isControl { finding.add("split", "halves") }
        return finding
    }

    func vectors(_ result: ComparedVectors, _ facet: VectorTable.Facet) -> JSONObject {
        var finding = opening("vectors", result.comparison, facet)
        for estimate in result.estimates { finding.add(estimate) }
        finding.add("pair_estimator", "unbiased")
        finding.add("mmd_kernel", "gaussian")
        finding.add("mmd_bandwidth", result.bandwidth)
        finding.add("frechet_distance_bootstrap", min(settings.resampling.bootstrap, FrechetEstimates.draws))
        finding.add("frechet_distance_permutations", min(settings.resampling.permutations, FrechetEstimates.draws))
        finding.add("neighbors", settings.vectors.neighbors)
        close(&finding, result, facet)
        return finding
    }

    func probe(_ result: ComparedVectors, _ facet: VectorTable.Facet) -> JSONObject {
        var finding = opening("probe", result.comparison, facet)
        for estimate in [result.probe.accuracy, result.probe.area] { finding.add(estimate) }
        let (n, m) = (result.comparison.reference.count, result.comparison.simulated.count)
        finding.add("chance", Double(max(n, m)) / Double(n + m))
        finding.add("model", "logistic regression, l2")
        finding.add("standardised", false)
        finding.add("folds", settings.vectors.folds)
        finding.add("cost", settings.vectors.cost)
        close(&finding, result, facet)
        return finding
    }

    private func close(_ finding: inout JSONObject, _ result: ComparedVectors, _ facet: VectorTable.Facet) {
        finding.add("dimensions", facet.dimensions)
        finding.add("n_source", result.comparison.simulated.count)
        finding.add("n_reference", result.comparison.reference.count)
        finding.add("unit", settings.unit)
        finding.add("units_source", result.units.source)
        finding.add("units_reference", result.units.reference)
        finding.add(settings.resampling)
        finding.add("warnings", result.comparison.warnings)
        finding.add("via", Via.extended(facet.via, by: settings.stage("vectors", [settings.vectors.digested])))
    }
}
