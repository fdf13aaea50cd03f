/// The search for the nearest centroids by the product kernel, which writes all bounds anew.
struct DenseSearch: Sendable {
    let memory: TrackerMemory
    /// The points to search for; all of them where it is nil.
    let rows: [Int]?
    let centroids: PackedRows
    /// The first of the centroids that are compared, a multiple of 32. From 0 on they are all there are.
    let firstColumn: Int

    /// Labels the points at `places` among `rows`.
    func search(_ places: Range<Int>) {
        let block = block(places)
        block.forEachProduct(centroids) { place, first, width, products in
            compare(row(places.lowerBound + place), products, first: first, width: width)
        }
        for place in places {
            let row = row(place)
            guard memory.squaredDistances[row] == .infinity else { continue }
            memory.squaredDistances[row] = memory.squaredDistance(row, Int(memory.labels[row]))
        }
    }

    @inline(__always) private func row(_ place: Int) -> Int { rows?[place] ?? place }

    /// The points, packed; chosen ones begin anew.
    private func block(_ places: Range<Int>) -> ScoreBlock {
        let (depth, points) = (memory.depth, memory.points)
        guard let rows else {
            return ScoreBlock(points + places.lowerBound * depth, count: places.count, depth: depth, kernels: memory.kernels)
        }
        let gathered = NumberBuffer<Float>(count: places.count * depth)
        for (place, row) in rows[places].enumerated() {
            (gathered.base + place * depth).update(from: points + row * depth, count: depth)
            (memory.labels[row], memory.scores[row], memory.squaredDistances[row]) = (0, .infinity, .infinity)
        }
        return ScoreBlock(gathered.base, count: places.count, depth: depth, kernels: memory.kernels)
    }

    /// Takes in the products of a point with `width` centroids, the first of them `first` after `firstColumn`.
    private func compare(_ row: Int, _ products: UnsafePointer<Float>, first: Int, width: Int) {
        let (kernels, rounding, column) = (memory.kernels, memory.rounding, firstColumn + first)
        let before = memory.labels[row]
        kernels.nearestOf(
            products, halfNorms: memory.halfNorms + column, count: width, offset: Int32(column), label: &memory.labels[row],
            best: &memory.scores[row])
        let error = 2 * rounding.score(memory.norms[row], longest: memory.longest)
        let floor = Double(memory.squaredNorms[row]) / rounding.moreOfNorm - error
        kernels.writeBounds(
            products, halfNorms: memory.halfNorms + column, drifts: memory.drifts + column, count: width.roundedUp(to: 32),
            floor: Float(floor), into: memory.bounds(of: row).words + column / 2)
        if memory.labels[row] != before { memory.squaredDistances[row] = .infinity }
    }
}
