import Numerics

/// The mean silhouette of a sample of points: how much nearer they are to their own cluster than to the next one.
///
/// (b - a) / max(a, b) with a the mean distance of a point to the others of its cluster, and b the least mean distance to those
/// of another; 0 for a cluster of one point. Rousseeuw, "Silhouettes" (1987). Each sampled point is compared with all points,
/// so its silhouette is the exact one; scikit-learn's sample_size compares the sample with itself, which thins its clusters out.
struct Silhouette: Sendable, Equatable {
    /// From -1 to 1; NaN where it is not defined, with fewer than two clusters.
    var mean: Double
    /// How many points it is the mean of.
    var sample: Int

    /// Of at most `sample` points (n x d, with a label from 0 each), drawn by `seed` and `stream`.
    ///
    /// Does not depend on `threads`, nor on the CPU if that has fused multiply-add. O(sample x n d).
    init(_ points: Matrix, labels: [Int32], sample: Int, seed: UInt64, stream: String, threads: Int) {
        var generator = Xoshiro256(seed: seed, stream: "quantize:silhouette:\(stream)")
        var drawn = Array(0..<points.rows)
        self.sample = min(sample, points.rows)
        if self.sample < points.rows {
            generator.partialShuffle(&drawn, count: self.sample)
            drawn = drawn.prefix(self.sample).sorted()
        }
        let distances = ClusterDistances(points, labels)
        guard distances.sizes.count(where: { $0 > 0 }) > 1 else {
            mean = .nan
            return
        }
        let sampled = drawn
        let scores = mapChunks(of: 0..<sampled.count, size: samplesPerChunk, threads: threads) { chunk in
            distances.silhouettes(of: Array(sampled[chunk]))
        }
        mean = Numerics.mean(scores.flatMap { $0 })
    }
}

/// Sampled points that one thread compares with all points at a time. The result does not depend on it.
private let samplesPerChunk = 32

/// Squared distances under this share of the norms are summed anew from differences, because those from products have an
/// error of some 2^-24 of the norms.
private let cancelled: Float = 1 / 64

/// Points and clusters, and the sums of the distances between them.
private struct ClusterDistances: Sendable {
    let points: Matrix
    let labels: [Int32]
    let sizes: [Int]
    private let norms: [Float]

    init(_ points: Matrix, _ labels: [Int32]) {
        self.points = points
        self.labels = labels
        var sizes = [Int](repeating: 0, count: Int(labels.max() ?? -1) + 1)
        for label in labels { sizes[Int(label)] += 1 }
        self.sizes = sizes
        norms = (0..<points.rows).map { points.withRow($0) { $0.reduce(0) { $0 + $1 * $1 } } }
    }

    /// The silhouette of each of these points.
    func silhouettes(of sampled: [Int]) -> [Double] {
        let sums = sums(of: sampled)
        return sampled.indices.map { place in
            let own = Int(labels[sampled[place]])
            guard sizes[own] > 1 else { return 0 }
            let inside = sums[own * sampled.count + place] / Double(sizes[own] - 1)
            var outside = Double.infinity
            for cluster in sizes.indices where cluster != own && sizes[cluster] > 0 {
                outside = min(outside, sums[cluster * sampled.count + place] / Double(sizes[cluster]))
            }
            let greater = max(inside, outside)
            return greater > 0 ? (outside - inside) / greater : 0
        }
    }

    /// The sum of the distances of each sampled point to each cluster's points, in the order of these: k x samples.
    private func sums(of sampled: [Int]) -> [Double] {
        let right = PackedRows(points.selecting(rows: sampled), threads: 1)
        var sums = [Double](repeating: 0, count: sizes.count * sampled.count)
        let products = product(points, transposed: right, threads: 1)
        sums.withUnsafeMutableBufferPointer { sums in
            for point in 0..<points.rows {
                let start = Int(labels[point]) * sampled.count
                products.withRow(point) { products in
                    for place in 0..<sampled.count {
                        let both = norms[point] + norms[sampled[place]]
                        var squared = both - 2 * products[place]
                        if !(squared > cancelled * both) { squared = summed(point, sampled[place]) }
                        sums[start + place] += Double(squared.squareRoot())
                    }
                }
            }
        }
        return sums
    }

    private func summed(_ a: Int, _ b: Int) -> Float {
        points.withRow(a) { a in
            points.withRow(b) { b in
                guard let x = a.baseAddress, let y = b.baseAddress else { return 0 }
                return squaredDistance(x, y, a.count)
            }
        }
    }
}
