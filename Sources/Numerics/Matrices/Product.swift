/// How many terms of a dot product are summed in registers before the sum goes to memory: part of the order of sums, so the
/// same for every CPU and any number of threads.
let depthBlock = 256

/// Rows of the left side that one thread packs at a time; they fill half of a second cache. The result does not depend on it.
private let rowBlock = 96

/// The right side of products, rearranged once for many of them: the weights of a layer, the centroids of one iteration.
public struct PackedRows: Sendable {
    public let rows: Int
    public let columns: Int
    let kernels: Kernels
    let paddedRows: Int
    private let panels: NumberBuffer<Float>

    /// Packs `matrix`; takes as much memory again. O(rows * columns).
    public init(_ matrix: Matrix, threads: Int, kernels: Kernels = currentKernels) {
        (rows, columns, self.kernels) = (matrix.rows, matrix.columns, kernels)
        let width = kernels.tileColumns
        paddedRows = matrix.rows.roundedUp(to: width)
        panels = NumberBuffer(count: paddedRows * matrix.columns)
        let (padded, depth, panels) = (paddedRows, columns, panels)
        matrix.values.withUnsafeBufferPointer { values in
            guard let source = values.baseAddress else { return }
            let values = Shared(source)
            forEachChunk(of: 0..<matrix.rows, size: 8 * width, threads: threads) { rows in
                for k in stride(from: 0, to: depth, by: depthBlock) {
                    let block = min(depthBlock, depth - k)
                    kernels.packRows(
                        values.value + rows.lowerBound * depth + k, stride: depth, rows: rows.count, depth: block, width: width, means: nil,
                        into: panels.base + k * padded + rows.lowerBound * block)
                }
            }
        }
    }

    /// The panels for columns k ..< k + block, from the one that starts with row `row` (a multiple of the tile's width).
    func panel(depth k: Int, block: Int, row: Int = 0) -> UnsafePointer<Float> {
        UnsafePointer(panels.base + k * paddedRows + row * block)
    }
}

/// A Bᵀ (n x m) of A (n x d) and B (m x d), in single precision; zeros for d = 0.
///
/// Each element is the sum, in order, of sums over 256 columns, so it does not depend on `threads`, nor on the CPU if that
/// has fused multiply-add. O(n m d).
public func product(_ a: Matrix, transposed b: Matrix, threads: Int, kernels: Kernels = currentKernels) -> Matrix {
    product(a, transposed: PackedRows(b, threads: threads, kernels: kernels), threads: threads)
}

/// The same for a right side that was packed before.
public func product(_ a: Matrix, transposed b: PackedRows, threads: Int) -> Matrix {
    product(a, transposed: b, threads: threads) { _, _ in }
}

/// The same, with `finish` called for each block of rows of the result (where it begins, and how many) while it is in the cache.
func product(
    _ a: Matrix, transposed b: PackedRows, threads: Int, finish: @Sendable (UnsafeMutablePointer<Float>, _ rows: Int) -> Void
) -> Matrix {
    precondition(a.columns == b.columns, "both sides of a product have the same columns")
    let (kernels, depth) = (b.kernels, a.columns)
    guard depth > 0 else { return Matrix(rows: a.rows, columns: b.rows) }
    let chunk = min(rowBlock, (a.rows / (2 * max(1, threads))).roundedUp(to: kernels.tileRows))
    return Matrix(rows: a.rows, columns: b.rows) { result in
        a.values.withUnsafeBufferPointer { values in
            guard let source = values.baseAddress else { return }
            let (values, result) = (Shared(source), Shared(result))
            forEachChunk(of: 0..<a.rows, size: max(chunk, kernels.tileRows), threads: threads) { rows in
                let left = NumberBuffer<Float>(count: rows.count.roundedUp(to: kernels.tileRows) * min(depth, depthBlock))
                let tile = NumberBuffer<Float>(count: kernels.tileRows * kernels.tileColumns)
                let target = result.value + rows.lowerBound * b.rows
                for k in stride(from: 0, to: depth, by: depthBlock) {
                    let block = min(depthBlock, depth - k)
                    kernels.packRows(
                        values.value + rows.lowerBound * depth + k, stride: depth, rows: rows.count, depth: block, width: kernels.tileRows,
                        means: nil,
                        into: left.base)
                    kernels.multiplyPanels(
                        left.base, rows: rows.count, b.panel(depth: k, block: block), columns: b.rows, depth: block, accumulate: k > 0,
                        tile: tile.base, into: target, stride: b.rows)
                }
                finish(target, rows.count)
            }
        }
    }
}
