/// The distances of all pairs of points i < j (n x d), those of j = 1 first. O(n^2 d).
public func pairDistances(_ points: DoubleMatrix, threads: Int, kernels: Kernels = currentKernels) -> [Double] {
    let distances = PointDistances(points, kernels: kernels)
    let width = PointDistances.width
    return mapChunks(of: 0..<points.rows, size: width, threads: threads) { columns in
        let block = NumberBuffer<Double>(count: columns.upperBound * width)
        distances.write(rows: 0..<columns.upperBound, columns: columns, to: block.base)
        return columns.flatMap { j in (0..<j).map { block.base[$0 * width + j - columns.lowerBound].squareRoot() } }
    }.flatMap { $0 }
}
