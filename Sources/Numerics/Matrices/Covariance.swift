/// The mean (d) and the covariance matrix (d x d, symmetric, divided by n - 1) of the rows of `points` (n x d).
///
/// Values are centred in double precision and rounded to single; products are summed in single precision over 256 rows, and
/// those sums in double. Fewer than two rows give a covariance of zeros, no rows a mean of zeros. The result does not depend
/// on `threads`, nor on the CPU if that has fused multiply-add. O(n d^2), of which the symmetric half is computed.
public func covariance(
    _ points: Matrix, threads: Int, kernels: Kernels = currentKernels
) -> (mean: [Double], covariance: [Double]) {
    let means = columnMeans(points, threads: threads, kernels: kernels)
    let d = points.columns
    let sums = symmetricProduct(size: d, depth: points.rows, threads: threads, kernels: kernels) {
        depth, columns, width, panels in
        withBases(points, means) { source, means in
            kernels.packColumns(
                source + depth.lowerBound * d + columns.lowerBound, stride: d, columns: columns.count, depth: depth.count, width: width,
                means: means + columns.lowerBound, into: panels)
        }
    }
    return (means, sums.map { $0 / Double(max(1, points.rows - 1)) })
}

/// The mean (d) of the rows of `points` (n x d), and the products X Xᵀ (n x n, symmetric) of all pairs of centred rows.
///
/// For d > n this is the smaller matrix: its eigenvalues divided by n - 1 are those of the covariance that are not zero.
/// Precision, edges and determinism as for `covariance`. O(n^2 d).
public func gramMatrix(
    _ points: Matrix, threads: Int, kernels: Kernels = currentKernels
) -> (mean: [Double], gram: [Double]) {
    let means = columnMeans(points, threads: threads, kernels: kernels)
    let d = points.columns
    let gram = symmetricProduct(size: points.rows, depth: d, threads: threads, kernels: kernels) {
        depth, rows, width, panels in
        withBases(points, means) { source, means in
            kernels.packRows(
                source + rows.lowerBound * d + depth.lowerBound, stride: d, rows: rows.count, depth: depth.count, width: width,
                means: means + depth.lowerBound, into: panels)
        }
    }
    return (means, gram)
}

/// Calls `body` where there are points and columns.
private func withBases(_ points: Matrix, _ means: [Double], _ body: (UnsafePointer<Float>, UnsafePointer<Double>) -> Void) {
    points.values.withUnsafeBufferPointer { values in
        means.withUnsafeBufferPointer { means in
            guard let values = values.baseAddress, let means = means.baseAddress else { return }
            body(values, means)
        }
    }
}

/// The mean of each column, summed in double precision over 256 rows at a time; zeros for no rows. O(n d).
public func columnMeans(_ points: Matrix, threads: Int, kernels: Kernels = currentKernels) -> [Double] {
    let d = points.columns
    let partial = mapChunks(of: 0..<points.rows, size: depthBlock, threads: threads) { rows in
        var sums = [Double](repeating: 0, count: d)
        points.values.withUnsafeBufferPointer { values in
            sums.withUnsafeMutableBufferPointer { sums in
                guard let source = values.baseAddress, let sums = sums.baseAddress else { return }
                kernels.addRows(source + rows.lowerBound * d, stride: d, rows: rows.count, columns: d, to: sums)
            }
        }
        return sums
    }
    var means = [Double](repeating: 0, count: d)
    for sums in partial { for j in 0..<d { means[j] += sums[j] } }
    if points.rows > 0 { for j in 0..<d { means[j] /= Double(points.rows) } }
    return means
}

/// Rows and columns of the block of sums that one thread computes at a time, and the depth that is packed at a time (some
/// megabytes). The result depends on neither.
private let sumRows = 96
private let sumColumns = 192
private let packedDepth = 8 * depthBlock

/// Z Zᵀ (size x size) in double precision for a Z (size x depth) that `pack` writes, part by part, in panels of a width.
///
/// Only blocks that touch the lower triangle are computed; the upper one is their mirror image.
private func symmetricProduct(
    size: Int, depth: Int, threads: Int, kernels: Kernels,
    pack: @Sendable (_ depth: Range<Int>, _ rows: Range<Int>, _ width: Int, UnsafeMutablePointer<Float>) -> Void
) -> [Double] {
    var sums = [Double](repeating: 0, count: size * size)
    guard size > 0 else { return sums }
    let (paddedLeft, paddedRight) = (size.roundedUp(to: kernels.tileRows), size.roundedUp(to: kernels.tileColumns))
    let left = NumberBuffer<Float>(count: paddedLeft * min(depth, packedDepth))
    let right = NumberBuffer<Float>(count: paddedRight * min(depth, packedDepth))
    let blocks = lowerBlocks(size)
    sums.withUnsafeMutableBufferPointer { sums in
        guard let base = sums.baseAddress else { return }
        let sums = Shared(base)
        for start in stride(from: 0, to: depth, by: packedDepth) {
            let depths = stride(from: start, to: min(start + packedDepth, depth), by: depthBlock).map {
                $0..<min($0 + depthBlock, depth)
            }
            // A multiple of both tile widths, so that each thread packs whole panels.
            forEachChunk(of: 0..<size, size: sumRows, threads: threads) { rows in
                for depth in depths {
                    let (place, count) = (depth.lowerBound - start, depth.count)
                    pack(depth, rows, kernels.tileRows, left.base + place * paddedLeft + rows.lowerBound * count)
                    pack(depth, rows, kernels.tileColumns, right.base + place * paddedRight + rows.lowerBound * count)
                }
            }
            forEachChunk(of: 0..<blocks.count, size: 1, threads: threads) { chunk in
                let (rows, columns) = blocks[chunk.lowerBound]
                let tile = NumberBuffer<Float>(count: kernels.tileRows * kernels.tileColumns)
                for depth in depths {
                    let (place, count) = (depth.lowerBound - start, depth.count)
                    kernels.accumulatePanels(
                        left.base + place * paddedLeft + rows.lowerBound * count, rows: rows.count,
                        right.base + place * paddedRight + columns.lowerBound * count, columns: columns.count, depth: count,
                        diagonal: rows.lowerBound - columns.lowerBound, tile: tile.base,
                        into: sums.value + rows.lowerBound * size + columns.lowerBound, stride: size)
                }
            }
        }
        mirrorLowerTriangle(sums, size: size, threads: threads)
    }
    return sums
}

/// Blocks of rows and columns that cover the lower triangle, its diagonal included.
private func lowerBlocks(_ size: Int) -> [(rows: Range<Int>, columns: Range<Int>)] {
    stride(from: 0, to: size, by: sumRows).flatMap { row in
        let rows = row..<min(row + sumRows, size)
        return stride(from: 0, to: rows.upperBound, by: sumColumns).map { (rows, $0..<min($0 + sumColumns, size)) }
    }
}

private func mirrorLowerTriangle(_ matrix: Shared<UnsafeMutablePointer<Double>>, size: Int, threads: Int) {
    forEachChunk(of: 0..<size, size: 32, threads: threads) { rows in
        let values = matrix.value
        for start in stride(from: rows.lowerBound, to: size, by: 32) {
            for column in start..<min(start + 32, size) {
                for row in rows where row < column { values[row * size + column] = values[column * size + row] }
            }
        }
    }
}
