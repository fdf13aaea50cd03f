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
        let block = NumberBuffer<Double>(count: centers.count * width)
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
