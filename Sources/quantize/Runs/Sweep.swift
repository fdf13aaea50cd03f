import Numerics
import Stage

/// What speaks for and against one number of clusters.
struct SweepRow: Sendable, Equatable {
    var clusters: Int
    /// Of the best restart, the first of equals.
    var inertia: Double
    /// The mean over all pairs of restarts; NaN for one restart. A k that suits the data is found again from another start.
    var adjustedRandIndex: Double
    /// The mean over all pairs of restarts, in nats; NaN for one restart.
    var variationOfInformation: Double
    /// Of the best restart; NaN for one cluster.
    var silhouette: Double
    /// Points that the silhouette is the mean of.
    var silhouetteSample: Int
    /// Points of the smaller source.
    var n: Int
    var restarts: Int
    /// Of the best restart.
    var iterations: Int
    var converged: Bool
    var seed: UInt64

    /// (k - 1) / 4n: the Jensen-Shannon divergence, in nats, to expect between two samples of n from one distribution, by chance alone.
    var expectedFloor: Double { Double(clusters - 1) / (4 * Double(n)) }

    /// Its record; a value that is not defined is null.
    func record(codebook: String) -> JSONObject {
        var object = JSONObject()
        object.add("kind", "sweep")
        object.add("codebook", codebook)
        object.add("clusters", clusters)
        object.add("inertia", inertia)
        object.add("adjusted_rand_index", adjustedRandIndex)
        object.add("variation_of_information", variationOfInformation)
        object.add("silhouette", silhouette)
        object.add("silhouette_sample", silhouetteSample)
        object.add("expected_floor", expectedFloor)
        object.add("n", n)
        object.add("restarts", restarts)
        object.add("iterations", iterations)
        object.add("converged", converged)
        object.add("seed", Int(clamping: seed))
        return object
    }
}

/// k-means for several numbers of clusters, each from several starts, to choose one by.
struct Sweep: Sendable {
    var restarts: Int
    var iterations: Int
    var seed: UInt64
    var threads: Int
    /// Points of the smaller source.
    var n: Int
    var silhouetteSample = 2_000

    /// A row for each of `clusters` that the points (n x d) can fill, in order; others are left out.
    func rows(_ points: Matrix, clusters: [Int], stream: String) -> [SweepRow] {
        clusters.compactMap { row(points, clusters: $0, stream: stream) }
    }

    /// The row of one number of clusters; nil where it is under 1 or more than the points, or there are no restarts.
    ///
    /// Depends on the points, the settings and `stream`, not on `threads`.
    func row(_ points: Matrix, clusters: Int, stream: String) -> SweepRow? {
        let means = KMeans(clusters: clusters, restarts: 1, iterations: iterations, seed: seed, threads: threads)
        var best: KMeans.Fit?
        var labelings: [[Int32]] = []
        for restart in 0..<max(0, restarts) {
            guard let fit = means.fit(points, stream: "\(stream):sweep:\(restart)") else { return nil }
            labelings.append(fit.labels)
            if best.map({ fit.inertia < $0.inertia }) ?? true { best = fit }
        }
        guard let best else { return nil }
        let agreements = agreements(labelings)
        let silhouette = Silhouette(
            points, labels: best.labels, sample: silhouetteSample, seed: seed, stream: stream, threads: threads)
        return SweepRow(
            clusters: clusters, inertia: best.inertia,
            adjustedRandIndex: mean(agreements.map(\.adjustedRandIndex)),
            variationOfInformation: mean(agreements.map(\.variationOfInformation)),
            silhouette: silhouette.mean, silhouetteSample: silhouette.sample, n: n, restarts: restarts,
            iterations: best.iterations, converged: best.converged, seed: seed)
    }

    /// The agreement of each pair of labelings.
    private func agreements(_ labelings: [[Int32]]) -> [PartitionAgreement] {
        let pairs = labelings.indices.flatMap { a in labelings.indices.filter { $0 > a }.map { (a, $0) } }
        return mapChunks(of: 0..<pairs.count, size: 1, threads: threads) { range in
            PartitionAgreement(labelings[pairs[range.lowerBound].0], labelings[pairs[range.lowerBound].1])
        }.compactMap { $0 }  // labels of the same points
    }
}
