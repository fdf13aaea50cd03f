/// Rows of queries whose scores are held at a time: a multiple of the tile's rows at every level.
private let queryBlock = 48

/// softmax(Q Kᵀ / √h) V for each sequence and each of `heads` heads of size h (Vaswani et al., 2017, eq. 1).
///
/// `projections` has a row for each token, [queries | keys | values], each part `heads` * h wide; the sequences, `lengths` long,
/// follow each other, and a token attends to its own sequence only, so that nothing is padded. The result (tokens x
/// heads * h) of a sequence depends on no other. O(sum of lengths² * heads * h),
/// on the calling thread.
public func selfAttention(
    _ projections: Matrix, lengths: [Int], heads: Int, kernels: Kernels = currentKernels
) -> Matrix {
    let width = projections.columns / 3
    precondition(heads > 0 && projections.columns == 3 * width && width % heads == 0, "columns do not divide into heads")
    precondition(lengths.allSatisfy { $0 >= 0 } && lengths.reduce(0, +) == projections.rows, "a token belongs to a sequence")
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
    private let keyPanels: NumberBuffer<Float>
    private let valuePanels: NumberBuffer<Float>
    private let left: NumberBuffer<Float>
    private let scores: NumberBuffer<Float>
    private let tile: NumberBuffer<Float>

    init(size: Int, stride: Int, longest: Int, kernels: Kernels) {
        (self.size, self.stride, self.kernels) = (size, stride, kernels)
        scale = 1 / Float(size).squareRoot()
        keyPanels = NumberBuffer(count: longest.roundedUp(to: kernels.tileColumns) * size)
        valuePanels = NumberBuffer(count: longest * size.roundedUp(to: kernels.tileColumns))
        left = NumberBuffer(count: queryBlock * max(size, longest))
        scores = NumberBuffer(count: queryBlock * longest.roundedUp(to: 16))
        tile = NumberBuffer(count: kernels.tileRows * kernels.tileColumns)
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
