import Findings
import Numerics
import Stage

/// Protocol 1: how far the clusters of each source lie from the reference's, and in which.
struct ClusterStudy {
    private let table: AssignmentTable
    private let settings: Settings
    private let estimator: DivergenceEstimator

    init(_ table: AssignmentTable, settings: Settings) {
        (self.table, self.settings) = (table, settings)
        estimator = DivergenceEstimator(resampling: settings.resampling, rule: settings.clusters.rule)
    }

    static let help = """
        From assignments {id, source, cluster, facet?, task?, clusters?, codebook?, distance?, text?} come findings of where they differ: \
        for every source other than the reference, how far its conversations' clusters lie from the reference's, and in which.
        A finding of kind divergence carries kl_forward (behaviour missed), kl_backward (behaviour invented), js, tvd, hellinger, \
        chi_square (half the sum of (p-q)^2/(p+q)), js_distance (the root of js), mauve and frontier_integral as the package \
        mauve-text defines them from histograms (25 mixtures, scaling 5, natural logarithm) and their smoothed forms mauve_star and \
        frontier_integral_star. Each has a percentile bootstrap interval (_low, _high), the bias-corrected and accelerated one \
        (_bca_low, _bca_high; null with a _bca_reason where it does not exist), the floor that chance alone reaches when source \
        labels are permuted at random (_floor its mean, _floor95 its 95th percentile, for mauve its 5th), what it has over the floor \
        (_excess), the p-value of that test (_p) and the same adjusted over the simulators of one codebook and task by Holm \
        (_p_holm) and by Benjamini and Hochberg (_p_bh).
        Few records a cluster push every divergence up, and both bootstrap intervals with it: at 10 a cluster they hold the true \
        js in half of all trials at best, often in none, at 50 in 0 to 9 of 10. js_corrected is js \
        less its bias, by samples of the laws that Good and Turing would estimate (where units have several records, by the jackknife: \
        js_correction says which), with a normal interval by the jackknife's standard error (js_corrected_low, _high) that holds it at \
        any of these sizes; read that one, and js beside its floor.
        The finding with split "halves" compares two random halves of the reference. One of kind cluster carries the shares p \
        (reference) and q (source) of a cluster, log_ratio of q to p with a normal interval, the p-value of equal shares (log_ratio_p: \
        Fisher's exact test; where units have several records the normal law over all deals of units) and the same adjusted over the \
        clusters of the comparison (log_ratio_p_bh), its class, its part of each divergence that is a sum (js_part, ...), terms and the \
        members nearest to the centroid. Classes: captured, q between p/2 and 2p; missed, under p/2, and invented, over 2p, where \
        log_ratio_p_bh is at most 1 less the confidence; else undecided.
        Findings are per facet and codebook, for all tasks together, then per task. Their warnings: small_n_per_cluster (fewer than \
        10 records a cluster on a side), unequal_n (one side twice the other), task_mix_differs (by more than 0.1 in total \
        variation), ids_do_not_meet (fewer than half of the smaller side's ids occur on the other).
        """

    /// Calls `write` with each finding; returns how many comparisons were left out as too small.
    func findings(write: (any Finding) throws -> Void) throws -> Int {
        var leftOut = 0
        var results: [ComparedDivergences] = []
        for (position, codebook) in table.codebooks.enumerated() {
            let (comparisons, skipped) = codebook.comparisons(reference: settings.reference, minimum: settings.minimum) {
                halves($0, task: $1, codebook)
            }
            leftOut += skipped
            results += comparisons.map { compared($0, codebook, at: position) }
        }
        adjustOverSimulators(&results, codebooks: table.codebooks)

        let writer = ClusterFindings(
            reference: settings.reference, resampling: settings.resampling, rule: settings.clusters.rule, unit: settings.unit,
            stage: settings.stage("clusters", [settings.clusters.digested]), shown: settings.clusters.top)
        for (position, codebook) in table.codebooks.enumerated() {
            let terms = codebook.terms.leading(settings.clusters.terms, clusters: codebook.clusters)
            for description in writer.descriptions(codebook, terms: terms) { try write(description) }
            for result in results where result.codebook == position {
                try write(writer.divergence(result, codebook))
                guard !result.comparison.isControl else { continue }
                for cluster in writer.clusters(result.comparison, codebook) { try write(cluster) }
            }
        }
        return leftOut
    }

    private func halves(_ sample: Sample, task: String, _ codebook: AssignmentTable.Codebook) -> (Sample, Sample)? {
        let halves = settings.resampling.halves(of: sample.units, stream: "halves:\(codebook.name):\(task)")
        return halves.map { (sample.picked($0.first), sample.picked($0.second)) }
    }

    private func compared(_ comparison: ClusterComparison, _ codebook: AssignmentTable.Codebook, at position: Int) -> ComparedDivergences {
        let estimates = estimator.estimates(
            reference: comparison.reference, source: comparison.simulated, clusters: codebook.clusters,
            stream: "\(codebook.name):\(comparison.task ?? ""):\(comparison.source)")
        return ComparedDivergences(codebook: position, comparison: comparison, estimates: estimates)
    }

    /// Refuses input in which there is nothing to compare.
    func checkSources() throws {
        try diverge.checkSources(Set(table.codebooks.flatMap(\.sources.all)), reference: settings.reference)
    }
}
