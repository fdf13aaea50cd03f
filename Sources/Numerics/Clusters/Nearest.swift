/// Centroids (m x d) made ready to be compared with many points: the codebook of a stream, or the state of one iteration.
public struct Centroids: Sendable {
    public let matrix: Matrix
    private let packed: PackedRows
    /// Half of each squared norm; infinite in the places that only pad.
    private let halfNorms: [Float]

    /// O(m d) time, and as much memory as the matrix again.
    public init(_ matrix: Matrix, threads: Int, kernels: Kernels = currentKernels) {
        self.matrix = matrix
        packed = PackedRows(matrix, threads: threads, kernels: kernels)
        var halfNorms = [Float](repeating: .infinity, count: packed.paddedRows)
        for row in 0..<matrix.rows {
            halfNorms[row] = matrix.withRow(row) { center in
                center.baseAddress.map { kernels.dotProduct($0, $0, count: center.count) / 2 } ?? 0
            }
        }
        self.halfNorms = halfNorms
    }

    /// For each point (n x d) the label of the nearest centroid and the squared Euclidean distance to it.
    ///
    /// The lowest index wins a tie. Candidates are compared by |c|² / 2 - x c in single precision; the distance of the winner
    /// is summed anew from differences, so it is exact to rounding and never negative. Without centroids every label is -1 and
    /// every distance infinite; a point without a single comparable score, as one with a NaN, gets label 0. The result does
    /// not depend on `threads`, nor on the CPU if that has fused multiply-add. O(n m d).
    public func nearest(_ points: Matrix, threads: Int) -> (labels: [Int32], squaredDistances: [Float]) {
        precondition(points.columns == matrix.columns, "points and centroids have the same columns")
        var labels = [Int32](repeating: matrix.rows > 0 ? 0 : -1, count: points.rows)
        var distances = [Float](repeating: matrix.rows > 0 ? 0 : .infinity, count: points.rows)
        guard matrix.rows > 0, matrix.columns > 0 else { return (labels, distances) }
        points.values.withUnsafeBufferPointer { values in
            labels.withUnsafeMutableBufferPointer { labels in
                distances.withUnsafeMutableBufferPointer { distances in
                    guard let x = values.baseAddress else { return }
                    let memory = Shared((x, labels, distances))
                    forEachChunk(of: 0..<points.rows, size: ScoreBlock.points, threads: threads) { rows in
                        let (x, labels, distances) = memory.value
                        label(x, rows, labels)
                        measure(x, rows, labels, distances)
                    }
                }
            }
        }
        return (labels, distances)
    }

    /// Writes the distances of the points `rows` of `values` to the centroids that their labels name.
    private func measure(
        _ values: UnsafePointer<Float>, _ rows: Range<Int>, _ labels: UnsafeMutableBufferPointer<Int32>,
        _ distances: UnsafeMutableBufferPointer<Float>
    ) {
        let (kernels, depth) = (packed.kernels, packed.columns)
        matrix.values.withUnsafeBufferPointer { centers in
            guard let centers = centers.baseAddress else { return }
            for row in rows {
                distances[row] = kernels.squaredDistance(values + row * depth, centers + Int(labels[row]) * depth, count: depth)
            }
        }
    }

    /// Writes the labels of the points `rows` of `values`.
    private func label(_ values: UnsafePointer<Float>, _ rows: Range<Int>, _ labels: UnsafeMutableBufferPointer<Int32>) {
        let (kernels, depth) = (packed.kernels, packed.columns)
        let block = ScoreBlock(values + rows.lowerBound * depth, count: rows.count, depth: depth, kernels: kernels)
        let best = NumberBuffer<Float>(count: rows.count)
        best.base.update(repeating: .infinity, count: rows.count)
        halfNorms.withUnsafeBufferPointer { halfNorms in
            guard let halfNorms = halfNorms.baseAddress else { return }
            block.forEachProduct(packed) { place, first, count, products in
                kernels.nearestOf(
                    products, halfNorms: halfNorms + first, count: count, offset: Int32(first), label: &labels[rows.lowerBound + place],
                    best: &best.base[place])
            }
        }
    }
}

/// `Centroids.nearest` for centroids that are used once.
public func nearest(
    _ points: Matrix, _ centroids: Matrix, threads: Int, kernels: Kernels = currentKernels
) -> (labels: [Int32], squaredDistances: [Float]) {
    Centroids(centroids, threads: threads, kernels: kernels).nearest(points, threads: threads)
}

extension Matrix {
    /// The least squared Euclidean distance of a row to those at `others`; infinite for none. O(others d).
    public func leastSquaredDistance(of row: Int, to others: [Int], kernels: Kernels = currentKernels) -> Float {
        withRow(row) { from in
            others.reduce(.infinity) { least, other in
                withRow(other) { to in
                    guard let from = from.baseAddress, let to = to.baseAddress else { return 0 }
                    let distance = kernels.squaredDistance(from, to, count: columns)
                    return distance < least ? distance : least
                }
            }
        }
    }
}
