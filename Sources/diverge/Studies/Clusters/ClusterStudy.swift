import Findings
import Numerics
import Stage

/// Protocol 1: how far the clusters of each source lie from the reference's, and in which.
struct ClusterStudy: Study {
    private let table: AssignmentTable
    private let settings: ClusterSettings
    private let estimator: DivergenceEstimator

    static let options = ClusterSettings.options
    static let tables: [any StudyTable.Type] = [AssignmentTable.self]

    init?(_ tables: Tables, _ arguments: Arguments, _ common: CommonSettings) throws {
        table = tables[AssignmentTable.self]
        guard !table.isEmpty else { return nil }
        settings = table.settings
        estimator = DivergenceEstimator(resampling: settings.resampling, rule: settings.rule)
        try checkSources(Set(table.codebooks.flatMap(\.sources.all)), reference: settings.reference)
    }

    static let help = Topic(
        "Clusters",
        """
        Reads assignments {id, source, cluster, facet?, task?, clusters?, codebook?, distance?, text?}, as quantize writes them, and \
        compares \
        the shares of the clusters in every source with those in the reference.
        A finding of kind divergence has kl_forward (behavior missed), kl_backward (behavior invented), js, tvd, hellinger, chi_square, \
        js_distance, mauve and frontier_integral, each with a bootstrap interval (_low, _high, _bca_low, _bca_high), the value that chance \
        alone reaches (_floor, _floor95), what is over it (_excess), and the p-value of the permutation test (_p), adjusted over the \
        simulators \
        of a codebook and task (_p_holm, _p_bh).
        Few records per cluster push every divergence up, and its bootstrap intervals with it. Read js_corrected, which is js without that \
        bias, with its interval (js_corrected_low, js_corrected_high), and compare js with its floor. The finding with split "halves" \
        compares \
        two random halves of the reference.
        Findings of kind codebook_cluster describe each cluster once: its size, its terms and the reference's members nearest to the \
        centroid. Findings of kind cluster say what a source makes of it: the shares p (reference) and q (source), their log_ratio, and \
        the \
        class: captured (q from p/2 to 2p), missed (less) or invented (more) where the difference is significant, else undecided.
        There are findings per facet and codebook, for all tasks together, then per task.
        """)

    /// Codebook by codebook: what describes its clusters, then comparison by comparison the divergences and the clusters.
    func findings(to output: FindingOutput) throws {
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
            reference: settings.reference, resampling: settings.resampling, rule: settings.rule, unit: settings.unit,
            stage: settings.stage("clusters", [settings.digested]), shown: settings.top)
        for (position, codebook) in table.codebooks.enumerated() {
            let terms = codebook.terms.leading(settings.terms)
            for description in writer.descriptions(codebook, terms: terms) { try output.write(description) }
            for result in results where result.codebook == position {
                try output.write(writer.divergence(result, codebook))
                guard !result.comparison.isControl else { continue }
                for cluster in writer.clusters(result.comparison, codebook) { try output.write(cluster) }
            }
        }
        output.warn(leftOut: leftOut, minimum: settings.minimum)
    }

    private func halves(_ sample: Sample, task: String, _ codebook: AssignmentTable.Codebook) -> (Sample, Sample)? {
        let halves = settings.resampling.halves(of: sample.units, stream: "halves:\(codebook.name):\(task)")
        return halves.map { (sample.picked($0.first), sample.picked($0.second)) }
    }

    private func compared(_ comparison: ClusterComparison, _ codebook: AssignmentTable.Codebook, at position: Int) -> ComparedDivergences {
        let estimates = estimator.estimates(
            reference: comparison.reference, source: comparison.simulated, clusters: codebook.cellCount, rest: codebook.rest,
            stream: "\(codebook.name):\(comparison.task ?? ""):\(comparison.source)")
        return ComparedDivergences(codebook: position, comparison: comparison, estimates: estimates)
    }
}
