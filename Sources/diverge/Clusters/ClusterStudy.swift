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

    /// Calls `write` with each finding; returns how many comparisons were left out as too small.
    func findings(write: (JSONObject) throws -> Void) throws -> Int {
        var leftOut = 0
        var results: [ComparedDivergences] = []
        for (position, codebook) in table.codebooks.enumerated() {
            let (comparisons, skipped) = codebook.comparisons(reference: settings.reference, minimum: settings.minimum) {
                halves($0, task: $1, codebook)
            }
            leftOut += skipped
            results += comparisons.map { compared($0, codebook, at: position) }
        }
        adjustForFamilies(&results, codebooks: table.codebooks)

        let writer = ClusterFindings(
            reference: settings.reference, resampling: settings.resampling, rule: settings.clusters.rule, unit: settings.unit,
            stage: settings.stage("clusters", [settings.clusters.digested]))
        for (position, codebook) in table.codebooks.enumerated() {
            let terms = codebook.terms.leading(settings.clusters.terms, clusters: codebook.clusters)
            for result in results where result.codebook == position {
                try write(writer.divergence(result, codebook))
                guard !result.comparison.isControl else { continue }
                for cluster in writer.clusters(result.comparison, codebook, terms: terms) { try write(cluster) }
            }
        }
        return leftOut
    }

    private func halves(_ sample: Sample, task: String, _ codebook: AssignmentTable.Codebook) -> (Sample, Sample) {
        var generator = Xoshiro256(seed: settings.resampling.seed, stream: "diverge:halves:\(codebook.name):\(task)")
        var units = Array(0..<sample.units)
        generator.shuffle(&units)
        return (sample.picked(units[..<(units.count / 2)]), sample.picked(units[(units.count / 2)...]))
    }

    private func compared(_ comparison: Comparison, _ codebook: AssignmentTable.Codebook, at position: Int) -> ComparedDivergences {
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
