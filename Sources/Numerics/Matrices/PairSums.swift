/// A function of the distance of two points.
public enum PairFunction: Sendable, Equatable {
    /// The distance.
    case distance
    /// exp(-distance² / (2 bandwidth²)).
    case gaussian(bandwidth: Double)

    /// Replaces squared distances by values; `count` is a multiple of 8.
    func apply(_ squared: UnsafePointer<Double>, _ count: Int, to values: UnsafeMutablePointer<Double>) {
        switch self {
        case .gaussian(let bandwidth):
            writeExponentials(squared, times: -1 / (2 * bandwidth * bandwidth), count: count, to: values)
        case .distance:
            let (from, to) = (UnsafeRawPointer(squared), UnsafeMutableRawPointer(values))
            for offset in stride(from: 0, to: count * 8, by: 64) {
                let roots = from.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self).squareRoot()
                to.storeBytes(of: roots, toByteOffset: offset, as: SIMD8<Double>.self)
            }
        }
    }
}

/// Sums of w_i w_j f(x_i, x_j) over pairs i < j of points on two sides, the first so many points and the others.
public struct PairSums: Sendable, Equatable {
    /// Over pairs on the first side.
    public var first: Double
    /// Over pairs of one point of each side.
    public var between: Double
    /// Over pairs on the second side.
    public var second: Double
    /// (w_i + w_j) f(x_i, x_j) over all pairs: with weights 1 and 0, what pairs have in which the points of weight 1 are.
    public var touching: Double

    public init(first: Double = 0, between: Double = 0, second: Double = 0, touching: Double = 0) {
        (self.first, self.between, self.second, self.touching) = (first, between, second, touching)
    }

    public var total: Double { first + between + second }

    static func += (sums: inout PairSums, more: PairSums) {
        sums.first += more.first
        sums.between += more.between
        sums.second += more.second
        sums.touching += more.touching
    }
}

/// For each function its sums over all pairs of `points` (n x d), of which the first `split` are one side: first with every
/// weight 1, then by each row of `weights` (n whole numbers, 0 or more).
///
/// With F the matrix of f(x_i, x_j) above its diagonal, the sums of a row w are wᵀF w. F is made by a few columns at a time,
/// never held whole, and multiplied with all rows of weights at once. Does not depend on `threads`, nor on the CPU if that has
/// fused multiply-add. Apart from the points and weights as doubles it takes 3 x 128 n values a thread. O(n^2 (d + rows) / 2).
public func pairSums(
    _ points: DoubleMatrix, split: Int, of functions: [PairFunction], weights: [[Int32]], threads: Int,
    kernels: Kernels = currentKernels
) -> [[PairSums]] {
    let (n, width) = (points.rows, PointDistances.width)
    let split = max(0, min(split, n))
    let rows = PairWeights(weights, count: n)
    let distances = PointDistances(points, kernels: kernels)
    // The last columns have the most pairs and come first, so that no thread is left with them.
    let runs = ((0..<split).runs(of: width) + (split..<n).runs(of: width)).reversed().map { $0 }
    let parts = mapChunks(of: 0..<runs.count, size: 1, threads: threads) { chunk -> [[PairSums]] in
        let columns = runs[chunk.lowerBound]
        let squared = NumberBuffer<Double>(count: columns.upperBound * width)
        let values = NumberBuffer<Double>(count: columns.upperBound * width)
        distances.write(rows: 0..<columns.upperBound, columns: columns, to: squared.base)
        return functions.map { function in
            function.apply(squared.base, columns.upperBound * width, to: values.base)
            for i in columns {
                for j in columns.lowerBound...i { values.base[i * width + j - columns.lowerBound] = 0 }
            }
            return rows.sums(values.base, columns: columns, split: split, kernels: kernels)
        }
    }
    var sums = functions.map { _ in [PairSums](repeating: PairSums(), count: weights.count + 1) }
    for part in parts {
        for function in functions.indices {
            for row in sums[function].indices { sums[function][row] += part[function][row] }
        }
    }
    return sums
}

/// Rows of weights as doubles, the first all 1.
private struct PairWeights: Sendable {
    let matrix: DoubleMatrix

    init(_ weights: [[Int32]], count: Int) {
        matrix = DoubleMatrix(rows: weights.count + 1, columns: count) { values in
            values[..<count].initialize(repeating: 1)
            for (row, weights) in weights.enumerated() {
                precondition(weights.count == count, "a point has a weight")
                for point in 0..<count { values[(row + 1) * count + point] = Double(weights[point]) }
            }
        }
    }

    /// The parts of some columns of F, of which `values` holds the rows above; in the order of the rows of weights.
    func sums(_ values: UnsafePointer<Double>, columns: Range<Int>, split: Int, kernels: Kernels) -> [PairSums] {
        let (rows, n, width) = (matrix.rows, matrix.columns, PointDistances.width)
        let products = NumberBuffer<Double>(count: rows * width)
        var sums = [PairSums](repeating: PairSums(), count: rows)
        let isFirst = columns.lowerBound < split
        let sides = isFirst ? [0..<columns.upperBound] : [0..<split, split..<columns.upperBound]
        matrix.values.withUnsafeBufferPointer { weights in
            guard let weights = weights.baseAddress else { return }
            for side in sides where !side.isEmpty {
                multiply(
                    .rows(weights + side.lowerBound, stride: n), rows: rows, .columns(values + side.lowerBound * width, stride: width),
                    columns: columns.count, depth: side.count, .assign, into: products.base, stride: width, threads: 1,
                    kernels: kernels)
                for row in 0..<rows {
                    let (own, product) = (weights + row * n + columns.lowerBound, products.base + row * width)
                    var (inside, touching) = (0.0, 0.0)
                    for place in 0..<columns.count {
                        inside += product[place] * own[place]
                        touching += product[place] + own[place] * products.base[place]
                    }
                    sums[row].touching += touching
                    switch (isFirst, side.lowerBound == 0) {
                    case (true, _): sums[row].first += inside
                    case (false, true) where split > 0: sums[row].between += inside
                    case (false, _): sums[row].second += inside
                    }
                }
            }
        }
        return sums
    }
}
