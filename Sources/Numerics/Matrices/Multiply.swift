/// One side of a double-precision product: value (i, k) is at i * rowStride + k * depthStride.
// Sendable because it is only read through.
struct DoubleOperand: @unchecked Sendable {
    let base: UnsafePointer<Double>
    let rowStride: Int
    let depthStride: Int

    /// Rows of a matrix, `stride` apart.
    static func rows(_ base: UnsafePointer<Double>, stride: Int) -> DoubleOperand {
        DoubleOperand(base: base, rowStride: stride, depthStride: 1)
    }

    /// Columns of a matrix whose rows are `stride` apart.
    static func columns(_ base: UnsafePointer<Double>, stride: Int) -> DoubleOperand {
        DoubleOperand(base: base, rowStride: 1, depthStride: stride)
    }

    func at(row: Int, depth: Int) -> UnsafePointer<Double> { base + row * rowStride + depth * depthStride }
}

/// What `multiply` does with C.
enum ProductUse {
    case assign, subtract
    /// Subtract, but leave what is below the diagonal of a square C undefined.
    case subtractFromUpperTriangle
}

/// C = A Bᵀ or C -= A Bᵀ for A of `rows` rows and B of `columns` rows, both of `depth` values; C's rows are `stride` apart.
///
/// Each element is a sum over 256 places of sums in order, on any number of threads.
func multiply(
    _ a: DoubleOperand, rows: Int, _ b: DoubleOperand, columns: Int, depth: Int, _ use: ProductUse,
    into c: UnsafeMutablePointer<Double>, stride cStride: Int, threads: Int, kernels: Kernels
) {
    guard rows > 0, columns > 0 else { return }
    if depth == 0, use == .assign {
        for row in 0..<rows { (c + row * cStride).update(repeating: 0, count: columns) }
    }
    let (height, width) = (kernels.doubleTileRows, kernels.doubleTileColumns)
    let padded = columns.roundedUp(to: width)
    let right = NumberBuffer<Double>(count: padded * depth)
    let c = Shared(c)
    forEachChunk(of: 0..<columns, size: 8 * width, threads: threads) { part in
        for k in stride(from: 0, to: depth, by: depthBlock) {
            let block = min(depthBlock, depth - k)
            kernels.packDoubles(
                b.at(row: part.lowerBound, depth: k), rowStride: b.rowStride, depthStride: b.depthStride, rows: part.count, depth: block,
                width: width,
                into: right.base + k * padded + part.lowerBound * block)
        }
    }
    let chunk = min(48, max(1, rows / (4 * max(1, threads)))).roundedUp(to: height)
    forEachChunk(of: 0..<rows, size: chunk, threads: threads) { part in
        let left = NumberBuffer<Double>(count: part.count.roundedUp(to: height) * min(depth, depthBlock))
        let tile = NumberBuffer<Double>(count: height * width)
        let first = use == .subtractFromUpperTriangle ? part.lowerBound / width * width : 0
        for k in stride(from: 0, to: depth, by: depthBlock) {
            let block = min(depthBlock, depth - k)
            kernels.packDoubles(
                a.at(row: part.lowerBound, depth: k), rowStride: a.rowStride, depthStride: a.depthStride, rows: part.count, depth: block,
                width: height, into: left.base)
            kernels.multiplyDoublePanels(
                left.base, rows: part.count, right.base + k * padded + first * block, columns: columns - first, depth: block,
                scale: use == .assign ? 1 : -1, accumulate: use != .assign || k > 0, tile: tile.base,
                into: c.value + part.lowerBound * cStride + first, stride: cStride)
        }
    }
}
