import Findings
import Numerics
import Stage

/// How far the embeddings of each source lie from the reference's, without clusters.
struct VectorStudy: Study {
    static let help = Topic(
        "Vectors",
        """
        With --vectors, embeddings {id, source, vector, facet?, task?} are compared without clusters. Findings of kind vectors have \
        energy_distance, mmd (a Gaussian kernel, the median distance as bandwidth), frechet_distance (too large by a share that grows with \
        dimensions / n: read frechet_distance_corrected), and precision, recall, density and coverage, by balls that reach to the \
        --neighbors-th \
        neighbour. The first three have floors and p-values by permuted labels. Findings of kind probe have the accuracy and auc of a \
        logistic \
        regression that separates the source from the reference, cross-validated with whole units held out, and chance, the share of the \
        larger side. split "halves" compares two random halves of the reference.
        """)

    private let table: VectorTable
    private let settings: VectorSettings

    static let options = VectorSettings.options
    static let tables: [any StudyTable.Type] = [VectorTable.self]

    init?(_ tables: Tables, _ arguments: Arguments, _ common: CommonSettings) throws {
        table = tables[VectorTable.self]
        guard arguments[VectorSettings.isOn] else { return nil }
        guard !table.isEmpty else {
            throw Failure(.data, "no embedding in the input, but --vectors compares them", hint: "embed writes embeddings")
        }
        settings = VectorSettings(arguments, common)
        try checkSources(Set(table.facets.flatMap { $0.rows.map(\.source) }), reference: settings.reference)
    }

    /// Facet by facet, comparison by comparison: the distances, then the probe.
    func findings(to output: FindingOutput) throws {
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
                try output.write(writer.vectors(result, facet))
                try output.write(writer.probe(result, facet))
            }
        }
        output.warn(leftOut: leftOut, minimum: settings.minimum)
    }

    private func halves(_ rows: [VectorRow], stream: String) -> ([VectorRow], [VectorRow])? {
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
        estimates.append(FrechetEstimate.of(pair, bootstrap: bootstrap, permutations: permutations, resampling: resampling))
        let neighbors = NeighborFigures(pair, k: settings.neighbors, threads: resampling.threads)
        estimates += NeighborFigure.allCases.map { neighbors.estimate($0, bootstrap: bootstrap, resampling: resampling) }
        let probe = Probe(
            pair, folds: settings.folds, cost: settings.cost, bootstrap: bootstrap, resampling: resampling,
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
