/// Squared Euclidean distances between points, block by block, in double precision.
///
/// Whichever of two points stands first, their distance has the same bits.
struct PointDistances: Sendable {
    /// Columns of a block: its memory is so many values a point, and what is multiplied with it is packed once for so many.
    static let width = 128

    let points: DoubleMatrix
    let kernels: Kernels
    private let squaredNorms: [Double]

    /// Squared distances under this share of the norms are summed anew from differences, because those from products have
    /// an error of some 2^-53 of the norms.
    private static let cancelled = 0x1p-16

    init(_ points: DoubleMatrix, kernels: Kernels = currentKernels) {
        (self.points, self.kernels) = (points, kernels)
        squaredNorms = (0..<points.rows).map { points.row($0).reduce(0) { $0 + $1 * $1 } }
    }

    /// Writes |x_i - x_j|² of points i in `rows` and j in `columns`, at most `width` of them; rows of the block are `width`
    /// apart, and what is beyond `columns` in each is 0.
    func write(rows: Range<Int>, columns: Range<Int>, to block: UnsafeMutablePointer<Double>) {
        let (d, width) = (points.columns, Self.width)
        if columns.count < width || d == 0 { block.update(repeating: 0, count: rows.count * width) }
        points.values.withUnsafeBufferPointer { values in
            guard d > 0, let x = values.baseAddress else { return }
            multiply(
                .rows(x + rows.lowerBound * d, stride: d), rows: rows.count, .rows(x + columns.lowerBound * d, stride: d),
                columns: columns.count, depth: d, .assign, into: block, stride: width, threads: 1, kernels: kernels)
            squaredNorms.withUnsafeBufferPointer { norms in
                for i in rows {
                    let row = block + (i - rows.lowerBound) * width
                    for j in columns {
                        let both = norms[i] + norms[j]
                        let squared = both - 2 * row[j - columns.lowerBound]
                        row[j - columns.lowerBound] = squared > Self.cancelled * both ? squared : summed(x + i * d, x + j * d, d)
                    }
                }
            }
        }
    }

    private func summed(_ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ count: Int) -> Double {
        (0..<count).reduce(0) { $0 + (x[$1] - y[$1]) * (x[$1] - y[$1]) }
    }
}

extension Range<Int> {
    /// Runs of at most `count` members.
    func runs(of count: Int) -> [Range<Int>] {
        stride(from: lowerBound, to: upperBound, by: count).map { $0..<Swift.min($0 + count, upperBound) }
    }
}
