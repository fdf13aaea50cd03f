/// Replaces the rows of `centroids` (k x d) at `clusters` by the means of the points (n x d) with those labels.
///
/// A mean is summed in double precision in the order of the points, so it depends on its members alone: not on `threads`, nor
/// on the means before. One without members becomes zero. O(n + m d) for m members.
public func setMeans(
    of clusters: [Int], _ points: Matrix, labels: [Int32], in centroids: inout Matrix, threads: Int,
    kernels: Kernels = currentKernels
) {
    let d = points.columns
    precondition(labels.count == points.rows && centroids.columns == d, "points, labels and centroids do not fit")
    guard !clusters.isEmpty, d > 0 else { return }
    var starts = [Int](repeating: 0, count: centroids.rows + 1)
    for label in labels { starts[Int(label) + 1] += 1 }
    for cluster in 0..<centroids.rows { starts[cluster + 1] += starts[cluster] }
    var members = [Int](repeating: 0, count: labels.count)
    var next = starts
    for (point, label) in labels.enumerated() {
        members[next[Int(label)]] = point
        next[Int(label)] += 1
    }
    let (sorted, bounds) = (members, starts)
    points.values.withUnsafeBufferPointer { values in
        centroids.values.withUnsafeMutableBufferPointer { means in
            guard let x = values.baseAddress, let means = means.baseAddress else { return }
            let memory = Shared((x, means))
            forEachChunk(of: 0..<clusters.count, size: 8, threads: threads) { range in
                let (x, means) = memory.value
                let sums = NumberBuffer<Double>(count: d)
                for cluster in clusters[range] {
                    sums.base.update(repeating: 0, count: d)
                    let own = sorted[bounds[cluster]..<bounds[cluster + 1]]
                    for point in own { kernels.addRows(x + point * d, stride: d, rows: 1, columns: d, to: sums.base) }
                    for j in 0..<d { means[cluster * d + j] = Float(sums.base[j] / Double(max(1, own.count))) }
                }
            }
        }
    }
}
