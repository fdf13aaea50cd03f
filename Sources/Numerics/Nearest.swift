/// Centroids (m x d) made ready to be compared with many points: the codebook of a stream, or the state of one iteration.
public struct Centroids: Sendable {
    public let matrix: Matrix
    private let packed: PackedRows
    /// Half of each squared norm; infinite in the places that only pad.
    private let halfNorms: [Float]

    /// O(m d) time and, beside the matrix, as much memory again.
    public init(_ matrix: Matrix, threads: Int, kernels: Kernels = .current) {
        self.matrix = matrix
        packed = PackedRows(matrix, threads: threads, kernels: kernels)
        var halfNorms = [Float](repeating: .infinity, count: packed.paddedRows)
        for row in 0..<matrix.rows {
            halfNorms[row] = matrix.withRow(row) { center in
                center.baseAddress.map { kernels.dotProduct($0, $0, center.count) / 2 } ?? 0
            }
        }
        self.halfNorms = halfNorms
    }

    /// For each point (n x d) the label of the nearest centroid and the squared Euclidean distance to it; nil when the points
    /// are not of d columns.
    ///
    /// The lowest index wins a tie. Candidates are compared by |c|² / 2 - x c in single precision; the distance of the winner
    /// is summed anew from differences, so it is exact to rounding and never negative. Without centroids every label is -1 and
    /// every distance infinite; a point without a single comparable score, as one with a NaN, gets label 0. The result does
    /// not depend on `threads`, nor on the CPU if that has fused multiply-add. O(n m d).
    public func nearest(_ points: Matrix, threads: Int) -> (labels: [Int32], squaredDistances: [Float])? {
        guard points.columns == matrix.columns else { return nil }
        var labels = [Int32](repeating: matrix.rows > 0 ? 0 : -1, count: points.rows)
        var distances = [Float](repeating: matrix.rows > 0 ? 0 : .infinity, count: points.rows)
        guard matrix.rows > 0, matrix.columns > 0 else { return (labels, distances) }
        let (kernels, depth) = (packed.kernels, matrix.columns)
        points.values.withUnsafeBufferPointer { values in
            matrix.values.withUnsafeBufferPointer { centers in
                labels.withUnsafeMutableBufferPointer { labels in
                    distances.withUnsafeMutableBufferPointer { distances in
                        guard let x = values.baseAddress, let c = centers.baseAddress else { return }
                        let memory = Shared((x, c, labels, distances))
                        forEachChunk(of: 0..<points.rows, size: pointBlock, threads: threads) { rows in
                            let (x, c, labels, distances) = memory.value
                            label(x, rows, labels)
                            for row in rows {
                                let center = c + Int(labels[row]) * depth
                                distances[row] = kernels.squaredDistance(x + row * depth, center, depth)
                            }
                        }
                    }
                }
            }
        }
        return (labels, distances)
    }

    /// Writes the labels of the points `rows` of `values`.
    private func label(_ values: UnsafePointer<Float>, _ rows: Range<Int>, _ labels: UnsafeMutableBufferPointer<Int32>) {
        let (kernels, depth) = (packed.kernels, packed.columns)
        let padded = rows.count.roundedUp(to: kernels.tileRows)
        let left = Buffer<Float>(count: padded * depth)
        let tile = Buffer<Float>(count: kernels.tileRows * kernels.tileColumns)
        let products = Buffer<Float>(count: rows.count * candidateBlock)
        let best = Buffer<Float>(count: rows.count)
        best.base.update(repeating: .infinity, count: rows.count)
        for k in stride(from: 0, to: depth, by: depthBlock) {
            kernels.packRows(
                values + rows.lowerBound * depth + k, depth, rows.count, min(depthBlock, depth - k), kernels.tileRows, nil,
                left.base + k * padded)
        }
        for first in stride(from: 0, to: packed.paddedRows, by: candidateBlock) {
            let width = min(candidateBlock, packed.paddedRows - first)
            for k in stride(from: 0, to: depth, by: depthBlock) {
                let block = min(depthBlock, depth - k)
                kernels.multiplyPanels(
                    left.base + k * padded, rows.count, packed.panel(depth: k, block: block, row: first), width, block, k > 0,
                    tile.base, products.base, candidateBlock)
            }
            halfNorms.withUnsafeBufferPointer { halfNorms in
                guard let halfNorms = halfNorms.baseAddress else { return }
                for i in 0..<rows.count {
                    kernels.nearestOf(
                        products.base + i * candidateBlock, halfNorms + first, width, Int32(first),
                        &labels[rows.lowerBound + i], &best.base[i])
                }
            }
        }
    }
}

/// `Centroids.nearest` for centroids that are used once.
public func nearest(
    _ points: Matrix, _ centroids: Matrix, threads: Int, kernels: Kernels = .current
) -> (labels: [Int32], squaredDistances: [Float])? {
    Centroids(centroids, threads: threads, kernels: kernels).nearest(points, threads: threads)
}

/// Points that one thread labels at a time, and centroids that they are compared with at a time: together they stay in a
/// second cache. The result depends on neither.
private let pointBlock = 48
private let candidateBlock = 512
