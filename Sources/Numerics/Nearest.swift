/// For each point (n x d) the nearest of the centroids (m x d) in squared Euclidean distance, and that distance; nil when the
/// two differ in their columns.
///
/// The lowest index wins a tie. Candidates are compared by |c|² / 2 - x c in single precision; the distance of the winner is
/// summed anew from differences, so it is exact to rounding and never negative. Without centroids every label is -1 and every
/// distance infinite. The result does not depend on `threads`, nor on the CPU if that has fused multiply-add. O(n m d).
public func nearest(
    _ points: Matrix, _ centroids: Matrix, threads: Int, kernels: Kernels = .current
) -> (labels: [Int32], squaredDistances: [Float])? {
    guard points.columns == centroids.columns else { return nil }
    var labels = [Int32](repeating: -1, count: points.rows)
    var distances = [Float](repeating: .infinity, count: points.rows)
    guard centroids.rows > 0 else { return (labels, distances) }
    let candidates = Candidates(centroids, threads: threads, kernels: kernels)
    points.values.withUnsafeBufferPointer { values in
        centroids.values.withUnsafeBufferPointer { centers in
            labels.withUnsafeMutableBufferPointer { labels in
                distances.withUnsafeMutableBufferPointer { distances in
                    let memory = Shared((values: values, centers: centers, labels: labels, distances: distances))
                    forEachChunk(of: 0..<points.rows, size: pointBlock, threads: threads) { rows in
                        let (values, centers, labels, distances) = memory.value
                        let depth = points.columns
                        candidates.label(values, rows, labels)
                        for row in rows {
                            guard depth > 0, let x = values.baseAddress, let c = centers.baseAddress else {
                                distances[row] = 0
                                continue
                            }
                            distances[row] = kernels.squaredDistance(x + row * depth, c + Int(labels[row]) * depth, depth)
                        }
                    }
                }
            }
        }
    }
    return (labels, distances)
}

/// Points whose scores one thread holds at a time, and centroids that they are compared with at a time: together with the
/// packed points they stay in a second cache. The result depends on neither.
private let pointBlock = 48
private let candidateBlock = 512

/// The centroids, packed, with half of their squared norms; infinite in the places that only pad.
private struct Candidates: Sendable {
    let packed: PackedRows
    let halfNorms: [Float]

    init(_ centroids: Matrix, threads: Int, kernels: Kernels) {
        packed = PackedRows(centroids, threads: threads, kernels: kernels)
        var halfNorms = [Float](repeating: .infinity, count: packed.paddedRows)
        centroids.values.withUnsafeBufferPointer { values in
            for row in 0..<centroids.rows {
                guard centroids.columns > 0, let base = values.baseAddress else {
                    halfNorms[row] = 0
                    continue
                }
                let center = base + row * centroids.columns
                halfNorms[row] = kernels.dotProduct(center, center, centroids.columns) / 2
            }
        }
        self.halfNorms = halfNorms
    }

    /// Writes the labels of the points `rows` of `values`; 0 where no score is a number.
    func label(_ values: UnsafeBufferPointer<Float>, _ rows: Range<Int>, _ labels: UnsafeMutableBufferPointer<Int32>) {
        let (kernels, depth) = (packed.kernels, packed.columns)
        let padded = rows.count.roundedUp(to: kernels.tileRows)
        let left = Buffer<Float>(count: padded * depth)
        let tile = Buffer<Float>(count: kernels.tileRows * kernels.tileColumns)
        let scores = Buffer<Float>(count: rows.count * candidateBlock)
        let best = Buffer<Float>(count: rows.count)
        best.base.initialize(repeating: .infinity, count: rows.count)
        for row in rows { labels[row] = 0 }
        if depth == 0 { return }
        guard let source = values.baseAddress else { return }
        for k in stride(from: 0, to: depth, by: depthBlock) {
            kernels.packRows(
                source + rows.lowerBound * depth + k, depth, rows.count, min(depthBlock, depth - k), kernels.tileRows, nil,
                left.base + k * padded)
        }
        for first in stride(from: 0, to: packed.paddedRows, by: candidateBlock) {
            let width = min(candidateBlock, packed.paddedRows - first)
            for k in stride(from: 0, to: depth, by: depthBlock) {
                let block = min(depthBlock, depth - k)
                kernels.multiplyPanels(
                    left.base + k * padded, rows.count, packed.panel(depth: k, block: block, row: first), width, block, k > 0,
                    tile.base, scores.base, candidateBlock)
            }
            halfNorms.withUnsafeBufferPointer { halfNorms in
                guard let halfNorms = halfNorms.baseAddress else { return }
                for i in 0..<rows.count {
                    kernels.nearestOf(
                        scores.base + i * candidateBlock, halfNorms + first, width, Int32(first),
                        &labels[rows.lowerBound + i], &best.base[i])
                }
            }
        }
    }
}
