import Numerics

/// k-means by Lloyd's algorithm, from k-means++ starts, the best of several restarts.
///
/// Lloyd, "Least squares quantization in PCM" (1982); Arthur and Vassilvitskii, "k-means++" (2007).
struct KMeans: Sendable {
    var clusters: Int
    var restarts: Int
    var iterations: Int
    var seed: UInt64
    var threads: Int

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
    /// Depends on the points, `clusters`, `restarts`, `iterations`, `seed` and `stream` (a name for this set of points), not
    /// on `threads`. O(restarts x iterations x n k d).
    func fit(_ points: Matrix, stream: String) -> Fit? {
        guard clusters >= 1, points.rows >= clusters else { return nil }
        var best: Fit?
        for restart in 0..<restarts {
            var generator = Xoshiro256(seed: seed, stream: "quantize:kmeans:\(stream):\(restart)")
            let fit = lloyd(points, from: plusPlus(points, using: &generator))
            if best.map({ fit.inertia < $0.inertia }) ?? true { best = fit }
        }
        return best
    }

    /// k-means++: each next centroid is a point drawn with probability proportional to its squared distance from the
    /// centroids so far; uniformly where all those distances are zero.
    func plusPlus(_ points: Matrix, using generator: inout Xoshiro256) -> Matrix {
        var chosen = [generator.integer(below: points.rows)]
        var distances = [Float](repeating: .infinity, count: points.rows)
        while chosen.count < clusters {
            let newest = points.selecting(rows: chosen.suffix(1))
            guard let (_, toNewest) = nearest(points, newest, threads: threads) else { break }  // same columns
            for index in distances.indices { distances[index] = min(distances[index], toNewest[index]) }
            let total = compensatedSum(distances.lazy.map(Double.init))
            chosen.append(total > 0 ? draw(distances, at: generator.uniform() * total) : generator.integer(below: points.rows))
        }
        return points.selecting(rows: chosen)
    }

    /// The first index at which the running sum of the weights passes `position`; the last one that has weight at the end.
    private func draw(_ weights: [Float], at position: Double) -> Int {
        var sum = 0.0
        var last = 0
        for (index, weight) in weights.enumerated() where weight > 0 {
            sum += Double(weight)
            last = index
            if sum > position { break }
        }
        return last
    }

    /// Lloyd's iterations from given centroids until no label changes, or `iterations` of them.
    func lloyd(_ points: Matrix, from start: Matrix) -> Fit {
        var centroids = start
        var labels: [Int32] = []
        var distances: [Float] = []
        var done = 0
        var converged = false
        while true {
            guard let next = nearest(points, centroids, threads: threads) else { break }  // same columns
            converged = next.labels == labels
            (labels, distances) = next
            if converged || done == iterations { break }
            centroids = means(points, labels: refilled(labels, distances))
            done += 1
        }
        return Fit(
            centroids: centroids, labels: labels, squaredDistances: distances,
            inertia: compensatedSum(distances.lazy.map(Double.init)), iterations: done, converged: converged)
    }

    /// Labels in which every cluster has a point: an empty cluster takes over the point that is farthest from its own
    /// centroid (the lowest index of equals) and leaves no other cluster empty.
    private func refilled(_ labels: [Int32], _ distances: [Float]) -> [Int32] {
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

    /// The mean of each cluster's points, summed in double precision in the order of the points.
    private func means(_ points: Matrix, labels: [Int32]) -> Matrix {
        let (members, starts) = byCluster(labels)
        let rows = mapChunks(of: 0..<clusters, size: 1, threads: threads) { range -> [Float] in
            let own = members[starts[range.lowerBound]..<starts[range.upperBound]]
            var sum = [Double](repeating: 0, count: points.columns)
            for point in own {
                points.withRow(point) { row in
                    for (index, component) in row.enumerated() { sum[index] += Double(component) }
                }
            }
            return sum.map { Float($0 / Double(max(1, own.count))) }
        }
        return Matrix(rows: clusters, columns: points.columns, values: rows.flatMap { $0 }) ?? points  // k rows of d
    }

    /// The points ordered by cluster, and where each cluster's points start (k + 1 values).
    private func byCluster(_ labels: [Int32]) -> (members: [Int], starts: [Int]) {
        var starts = [Int](repeating: 0, count: clusters + 1)
        for label in labels { starts[Int(label) + 1] += 1 }
        for cluster in 0..<clusters { starts[cluster + 1] += starts[cluster] }
        var members = [Int](repeating: 0, count: labels.count)
        var next = starts
        for (point, label) in labels.enumerated() {
            members[next[Int(label)]] = point
            next[Int(label)] += 1
        }
        return (members, starts)
    }
}
