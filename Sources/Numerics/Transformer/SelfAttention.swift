/// Rows of queries whose scores are held at a time: a multiple of the tile's rows at every level.
private let queryBlock = 48

/// softmax(Q Kᵀ / √h) V for each sequence and each of `heads` heads of size h (Vaswani et al., 2017, eq. 1).
///
/// `projections` has a row for each token, [queries | keys | values], each part `heads` * h wide; the sequences, `lengths` long,
/// follow each other, and a token attends to its own sequence only, so that nothing is padded. The result (tokens x
/// heads * h) of a sequence does not depend on those beside it. nil where the shapes do not fit. O(sum of lengths² * heads * h),
/// on the calling thread.
public func selfAttention(
    _ projections: Matrix, lengths: [Int], heads: Int, kernels: Kernels = currentKernels
) -> Matrix? {
    let width = projections.columns / 3
    guard heads > 0, projections.columns == 3 * width, width % heads == 0, lengths.allSatisfy({ $0 >= 0 }),
        lengths.reduce(0, +) == projections.rows
    else { return nil }
    return Matrix(rows: projections.rows, columns: width) { result in
        projections.values.withUnsafeBufferPointer { values in
            guard let values = values.baseAddress else { return }
            let head = AttentionHead(size: width / heads, stride: 3 * width, longest: lengths.max() ?? 0, kernels: kernels)
            var start = 0
            for length in lengths {
                for index in 0..<heads {
                    let queries = values + start * 3 * width + index * head.size
                    head.attend(
                        queries, keys: queries + width, values: queries + 2 * width, length: length,
                        into: result + start * width + index * head.size, resultStride: width)
                }
                start += length
            }
        }
    }
}

/// One head, with room for the longest sequence.
private struct AttentionHead {
    let size: Int
    let stride: Int
    let kernels: Kernels
    let scale: Float
    private let keyPanels: Buffer<Float>
    private let valuePanels: Buffer<Float>
    private let left: Buffer<Float>
    private let scores: Buffer<Float>
    private let tile: Buffer<Float>

    init(size: Int, stride: Int, longest: Int, kernels: Kernels) {
        (self.size, self.stride, self.kernels) = (size, stride, kernels)
        scale = 1 / Float(size).squareRoot()
        keyPanels = Buffer(count: longest.roundedUp(to: kernels.tileColumns) * size)
        valuePanels = Buffer(count: longest * size.roundedUp(to: kernels.tileColumns))
        left = Buffer(count: queryBlock * max(size, longest))
        scores = Buffer(count: queryBlock * longest.roundedUp(to: 16))
        tile = Buffer(count: kernels.tileRows * kernels.tileColumns)
    }

    func attend(
        _ queries: UnsafePointer<Float>, keys: UnsafePointer<Float>, values: UnsafePointer<Float>, length: Int,
        into result: UnsafeMutablePointer<Float>, resultStride: Int
    ) {
        let scoreStride = length.roundedUp(to: 16)
        kernels.packRows(keys, stride: stride, rows: length, depth: size, width: kernels.tileColumns, means: nil, into: keyPanels.base)
        kernels.packColumns(
            values, stride: stride, columns: size, depth: length, width: kernels.tileColumns, means: nil, into: valuePanels.base)
        for first in Swift.stride(from: 0, to: length, by: queryBlock) {
            let rows = min(queryBlock, length - first)
            kernels.packRows(
                queries + first * stride, stride: stride, rows: rows, depth: size, width: kernels.tileRows, means: nil, into: left.base)
            kernels.multiplyPanels(
                left.base, rows: rows, keyPanels.base, columns: length, depth: size, accumulate: false, tile: tile.base, into: scores.base,
                stride: scoreStride)
            kernels.softmaxRows(scores.base, stride: scoreStride, rows: rows, columns: length, scale: scale)
            kernels.packRows(
                scores.base, stride: scoreStride, rows: rows, depth: length, width: kernels.tileRows, means: nil, into: left.base)
            kernels.multiplyPanels(
                left.base, rows: rows, valuePanels.base, columns: size, depth: length, accumulate: false, tile: tile.base,
                into: result + first * resultStride, stride: resultStride)
        }
    }
}
