/// The squared distance of each point in `range` to the `k`-th nearest other point in it; infinite where there are fewer.
///
/// Points at the same place are neighbours at distance 0. O(range^2 d).
public func squaredNeighborDistances(
    _ points: DoubleMatrix, within range: Range<Int>, k: Int, threads: Int, kernels: Kernels = currentKernels
) -> [Double] {
    guard range.count > k else { return Array(repeating: .infinity, count: range.count) }
    let distances = PointDistances(points, kernels: kernels)
    let width = PointDistances.width
    return mapChunks(of: range, size: width, threads: threads) { columns -> [Double] in
        let block = NumberBuffer<Double>(count: range.count * width)
        distances.write(rows: range, columns: columns, to: block.base)
        return columns.map { j in
            // The k least so far, ascending.
            var least = [Double](repeating: .infinity, count: max(1, k))
            for i in range where i != j {
                let distance = block.base[(i - range.lowerBound) * width + j - columns.lowerBound]
                guard distance < least[least.count - 1] else { continue }
                var place = least.count - 1
                while place > 0, least[place - 1] > distance {
                    least[place] = least[place - 1]
                    place -= 1
                }
                least[place] = distance
            }
            return least[least.count - 1]
        }
    }.flatMap { $0 }
}
