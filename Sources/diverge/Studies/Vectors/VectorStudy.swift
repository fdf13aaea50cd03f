import Findings
import Numerics
import Stage

/// How far the embeddings of each source lie from the reference's, without clusters.
struct VectorStudy {
    static let help = """
        With --vectors it reads embedding records {id, source, vector, facet?, task?} as well, and compares the vectors as they are. A \
        finding of kind vectors carries:
        energy_distance, 2 E|X-Y| - E|X-X'| - E|Y-Y'|, and mmd, the squared maximum mean discrepancy by the kernel \
        exp(-|x-y|^2 / (2 bandwidth^2)) with the median distance of the pooled records (2,000 of them at most) as bandwidth; both \
        without bias, over pairs of different records, so that they may lie a little under 0;
        frechet_distance, the squared Frechet distance of the normal laws with the same means and covariances (FID), which is too large by \
        a share that grows with dimensions / n: read it beside its floor, or read frechet_distance_corrected, which has that bias taken off by the \
        bootstrap and carries the interval (basic bootstrap, not under 0). Both are drawn or permuted anew 100 times at most, \
        frechet_distance_bootstrap and _permutations say how often;
        precision and recall (Kynkaanniemi et al., 2019), density and coverage (Naeem et al., 2020) by balls that reach to the \
        --neighbors-th neighbour and hold their edge. Intervals are of these balls; their measure of chance is the control.
        The other intervals are percentile bootstraps over units; the first three have floors and p-values from dealt labels, adjusted over \
        the simulators of a facet and task. A finding of kind probe carries accuracy and auc of an L2-regularised logistic regression on \
        the vectors as they are (not standardised), cross-validated with whole units held out, and the share of the larger side \
        (chance) beside them. split "halves" is two random halves of the reference.
        """

    private let table: VectorTable
    private let settings: Settings

    init(_ table: VectorTable, settings: Settings) { (self.table, self.settings) = (table, settings) }

    /// Refuses input in which there is nothing to compare.
    func checkSources() throws {
        try diverge.checkSources(Set(table.facets.flatMap { $0.rows.map(\.source) }), reference: settings.reference)
    }

    /// Calls `write` with each finding; returns how many comparisons were left out as too small.
    func findings(write: (any Finding) throws -> Void) throws -> Int {
        var leftOut = 0
        let writer = VectorFindings(settings: settings)
        for facet in table.facets {
            let (comparisons, skipped) = VectorComparisons(facet).comparisons(reference: settings.reference, minimum: settings.minimum) {
                halves($0, stream: "\(facet.name):\($1)")
            }
            leftOut += skipped
            var results = comparisons.map { compared($0, facet) }
            adjustOverSimulators(&results)
            for result in results {
                try write(writer.vectors(result, facet))
                try write(writer.probe(result, facet))
            }
        }
        return leftOut
    }

    private func halves(_ rows: [VectorTable.Row], stream: String) -> ([VectorTable.Row], [VectorTable.Row])? {
        let units = Set(rows.map(\.unit)).sorted()
        guard let halves = settings.resampling.halves(of: units.count, stream: "vectors:halves:\(stream)") else { return nil }
        let first = Set(halves.first.map { units[$0] })
        return (rows.filter { first.contains($0.unit) }, rows.filter { !first.contains($0.unit) })
    }

    private func compared(_ comparison: VectorComparison, _ facet: VectorTable.Facet) -> ComparedVectors {
        let resampling = settings.resampling
        let stream = "\(facet.name):\(comparison.task ?? ""):\(comparison.source)"
        let pair = table.pair(comparison, facet)
        let bootstrap = pair.bootstrap(resampling.bootstrap, resampling, stream: stream)
        let permutations = pair.permutations(resampling.permutations, resampling, stream: stream)

        var generator = Xoshiro256(seed: resampling.seed, stream: "diverge:vectors:bandwidth:\(stream)")
        let bandwidth = medianDistance(pair.points, threads: resampling.threads, using: &generator)
        var estimates = pairEstimates(pair, bandwidth: bandwidth, bootstrap: bootstrap, permutations: permutations)
        let frechet = FrechetEstimates(pair, bootstrap: bootstrap, permutations: permutations, resampling: resampling)
        estimates += [frechet.value] + (frechet.corrected.map { [$0] } ?? [])
        let neighbors = NeighborFigures(pair, k: settings.vectors.neighbors, threads: resampling.threads)
        estimates += NeighborFigure.allCases.map { neighbors.estimate($0, bootstrap: bootstrap, resampling: resampling) }
        let probe = Probe(
            pair, folds: settings.vectors.folds, cost: settings.vectors.cost, bootstrap: bootstrap, resampling: resampling,
            stream: stream)
        return ComparedVectors(
            comparison: comparison, estimates: estimates, bandwidth: bandwidth, probe: probe,
            units: (pair.referenceUnits, pair.sourceUnits))
    }

    private func pairEstimates(
        _ pair: VectorPair, bandwidth: Double, bootstrap: [[Int32]], permutations: [[Int32]]
    ) -> [Estimate] {
        let resampling = settings.resampling
        guard min(pair.reference.count, pair.source.count) >= 2 else {
            return ["energy_distance", "mmd"].map { Estimate(undefined: $0, "one record on a side makes no pair") }
        }
        let hasKernel = bandwidth > 0
        let statistics: [(PairStatistic, PairFunction)] =
            [(.energy, .distance)] + (hasKernel ? [(.discrepancy, .gaussian(bandwidth: bandwidth))] : [])
        let found = PairStatistics.all(pair, statistics, bootstrap: bootstrap, permutations: permutations, threads: resampling.threads)
        let estimates = zip(["energy_distance", "mmd"], found).map {
            Estimate(Statistic(name: $0), value: $1.value, replicates: $1.replicates, permuted: $1.permuted, resampling: resampling)
        }
        return hasKernel ? estimates : estimates + [Estimate(undefined: "mmd", "bandwidth 0: half of all pairs are equal")]
    }
}

extension VectorTable {
    /// The vectors of a comparison.
    func pair(_ comparison: VectorComparison, _ facet: Facet) -> VectorPair {
        let rows = comparison.reference + comparison.simulated
        let points = DoubleMatrix(rows: rows.count, columns: facet.dimensions) { values in
            for (place, row) in rows.enumerated() {
                for (column, value) in vector(row, of: facet).enumerated() { values[place * facet.dimensions + column] = Double(value) }
            }
        }
        return VectorPair(points: points, split: comparison.reference.count, unitOf: rows.map(\.unit))
    }
}
