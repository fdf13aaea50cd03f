import Numerics

/// k-means by Lloyd's algorithm to convergence, the best of several restarts.
///
/// Lloyd, "Least squares quantization in PCM" (1982). Which centroid is nearest is decided as by `Numerics.nearest`, though
/// most distances are never computed (`NearestTracker`); a mean is summed anew from all its points whenever they change. So
/// labels and centroids are those of the plain algorithm to the last bit.
struct KMeans: Sendable {
    enum Initialisation: String, CaseIterable, Sendable {
        /// k-means++, see `plusPlus`.
        case plusPlus = "plusplus"
        /// Distinct points, all equally likely.
        case random
    }

    var clusters: Int
    var restarts: Int
    var iterations: Int
    var seed: UInt64
    var threads: Int
    var initialisation = Initialisation.plusPlus
    /// Whether centroids are scaled to length one after each mean. With points of length one the nearest centroid is then the
    /// one of largest cosine: Dhillon and Modha, "Concept decompositions for large sparse text data using clustering" (2001).
    var spherical = false

    struct Fit: Sendable {
        /// k x d.
        var centroids: Matrix
        /// The nearest centroid of each point; the lowest index wins a tie.
        var labels: [Int32]
        /// Squared Euclidean distance of each point to its centroid.
        var squaredDistances: [Float]
        /// Sum of the squared distances.
        var inertia: Double
        var iterations: Int
        /// Whether no label changed in the last iteration.
        var converged: Bool
    }

    /// The fit of lowest inertia (the first of equals) over the restarts of points (n x d); nil where n < k or k < 1.
    ///
    /// Depends on the points, `clusters`, `restarts`, `iterations`, `seed`, `stream` (a name for this set of points) and the
    /// way of starting, not on `threads`. At worst O(restarts x iterations x n k d); 2 n k bytes apart from the points.
    func fit(_ points: Matrix, stream: String) -> Fit? {
        guard clusters >= 1, points.rows >= clusters else { return nil }
        let search = CentroidSearch(points, clusters: clusters, threads: threads)
        var best: Fit?
        for restart in 0..<restarts {
            var generator = Xoshiro256(seed: seed, stream: "quantize:kmeans:\(stream):\(restart)")
            search.reset()
            switch initialisation {
            case .plusPlus: plusPlus(search, using: &generator)
            case .random: search.append(points.selecting(rows: distinctPoints(points.rows, using: &generator)))
            }
            let fit = lloyd(search)
            if best.map({ fit.inertia < $0.inertia }) ?? true { best = fit }
        }
        return best
    }

    private func distinctPoints(_ count: Int, using generator: inout Xoshiro256) -> ArraySlice<Int> {
        var indices = Array(0..<count)
        generator.partialShuffle(&indices, count: clusters)
        return indices.prefix(clusters)
    }

    /// Lloyd's iterations from given centroids until no label changes, or `iterations` of them.
    func lloyd(_ points: Matrix, from start: Matrix) -> Fit {
        let search = CentroidSearch(points, clusters: clusters, threads: threads)
        search.append(start)
        return lloyd(search)
    }

    private func lloyd(_ search: CentroidSearch) -> Fit {
        var means = ClusterMeans(clusters: clusters, spherical: spherical)
        var done = 0
        var converged = false
        while !converged, done < iterations {
            let labels = search.labels
            means.update(search.points, labels: refilled(labels, search.squaredDistances), threads: threads)
            search.move(to: means.centroids)
            done += 1
            converged = search.labels == labels
        }
        return Fit(
            centroids: search.centroids, labels: search.labels, squaredDistances: search.squaredDistances,
            inertia: compensatedSum(search.squaredDistances.lazy.map(Double.init)), iterations: done, converged: converged)
    }

    /// Labels in which every cluster has a point: an empty cluster takes over the point that is farthest from its own
    /// centroid (the lowest index of equals) and leaves no other cluster empty.
    func refilled(_ labels: [Int32], _ distances: [Float]) -> [Int32] {
        var counts = [Int](repeating: 0, count: clusters)
        for label in labels { counts[Int(label)] += 1 }
        let empty = counts.indices.filter { counts[$0] == 0 }
        guard !empty.isEmpty else { return labels }
        var labels = labels
        var farthest = labels.indices.sorted { (distances[$0], $1) > (distances[$1], $0) }[...]
        for cluster in empty {
            while let point = farthest.popFirst() {
                guard counts[Int(labels[point])] > 1 else { continue }
                counts[Int(labels[point])] -= 1
                labels[point] = Int32(cluster)
                break
            }
        }
        return labels
    }
}
