/// The squared distance of each point in `range` to the `k`-th nearest other point in it; infinite where there are fewer.
///
/// Points at the same place are neighbours at distance 0. O(range^2 d).
public func squaredNeighborDistances(
    _ points: DoubleMatrix, within range: Range<Int>, k: Int, threads: Int, kernels: Kernels = currentKernels
) -> [Double] {
    let distances = PointDistances(points, kernels: kernels)
    let width = PointDistances.width
    return mapChunks(of: range, size: width, threads: threads) { columns -> [Double] in
        let block = Buffer<Double>(count: range.count * width)
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

/// Which closed balls around the points `centers` hold which of the points `members`: for each member in how many balls it
/// lies, for each centre how many members lie in its ball. `squaredRadii` are those of the centres. O(centers members d).
public func ballCounts(
    _ points: DoubleMatrix, centers: Range<Int>, squaredRadii: [Double], members: Range<Int>, threads: Int,
    kernels: Kernels = currentKernels
) -> (ballsOfMember: [Int], membersOfBall: [Int]) {
    precondition(squaredRadii.count == centers.count, "a centre has a radius")
    let distances = PointDistances(points, kernels: kernels)
    let width = PointDistances.width
    let parts = mapChunks(of: members, size: width, threads: threads) { columns in
        let block = Buffer<Double>(count: centers.count * width)
        distances.write(rows: centers, columns: columns, to: block.base)
        var balls = [Int](repeating: 0, count: columns.count)
        var held = [Int](repeating: 0, count: centers.count)
        for center in held.indices {
            let row = block.base + center * width
            for place in balls.indices where row[place] <= squaredRadii[center] {
                balls[place] += 1
                held[center] += 1
            }
        }
        return (balls, held)
    }
    var held = [Int](repeating: 0, count: centers.count)
    for part in parts { for center in held.indices { held[center] += part.1[center] } }
    return (parts.flatMap(\.0), held)
}
