import Findings
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
    var settings: VectorSettings

    private func subject(_ comparison: VectorComparison, _ facet: VectorTable.Facet) -> Findings.Subject {
        var subject = Subject(facet: facet.name, task: comparison.task, source: comparison.source, reference: settings.reference)
        if comparison.isControl { subject.split = "halves" }
        return subject
    }

    private func basis(_ comparison: VectorComparison) -> Basis {
        Basis(nSource: comparison.simulated.count, nReference: comparison.reference.count)
    }

    func vectors(_ result: ComparedVectors, _ facet: VectorTable.Facet) -> VectorsFinding {
        var finding = VectorsFinding()
        finding.subject = subject(result.comparison, facet)
        finding.figures = FigureList(result.estimates)
        (finding.pairEstimator, finding.kernel, finding.bandwidth) = ("unbiased", "gaussian", result.bandwidth.finite)
        finding.frechetBootstrap = min(settings.resampling.bootstrap, FrechetEstimate.draws)
        finding.frechetPermutations = min(settings.resampling.permutations, FrechetEstimate.draws)
        finding.neighbors = settings.neighbors
        finding.dimensions = facet.dimensions
        finding.basis = basis(result.comparison)
        finding.origin = origin(result, facet)
        return finding
    }

    func probe(_ result: ComparedVectors, _ facet: VectorTable.Facet) -> ProbeFinding {
        var finding = ProbeFinding()
        finding.subject = subject(result.comparison, facet)
        (finding.accuracy, finding.auc) = (Figure(result.probe.accuracy), Figure(result.probe.area))
        let (n, m) = (result.comparison.reference.count, result.comparison.simulated.count)
        finding.chance = Double(max(n, m)) / Double(n + m)
        (finding.model, finding.isStandardised) = ("logistic regression, l2", false)
        (finding.folds, finding.cost) = (settings.folds, settings.cost)
        finding.dimensions = facet.dimensions
        finding.basis = basis(result.comparison)
        finding.origin = origin(result, facet)
        return finding
    }

    private func origin(_ result: ComparedVectors, _ facet: VectorTable.Facet) -> Origin {
        let via = Via.extended(facet.via, by: settings.stage("vectors", [settings.digested]))
        var origin = Origin(unit: settings.unit, units: nil, settings.resampling, warnings: result.comparison.warnings, via: via)
        (origin.unitsSource, origin.unitsReference) = (result.units.source, result.units.reference)
        return origin
    }
}
