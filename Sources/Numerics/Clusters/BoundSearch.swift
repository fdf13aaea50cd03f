/// The search for the nearest centroids by bounds and single distances, after some of them have moved.
struct BoundSearch: Sendable {
    let memory: TrackerMemory
    let moved: [Bool]
    /// The runs of 32 centroids, and those in which one has moved; neither is empty.
    let runs: Shared<UnsafeBufferPointer<Int32>>
    let changing: Shared<UnsafeBufferPointer<Int32>>
    /// Candidates of a point from which the product kernel is faster.
    let most: Int

    /// Labels the points `rows`, and returns those of them that stay as they are because there are too many candidates or two
    /// distances are too close.
    func undecided(_ rows: Range<Int>) -> [Int] {
        let candidates = NumberBuffer<Int32>(count: most + 33)
        return rows.filter { !decide($0, candidates.base) }
    }

    @inline(__always) private func decide(_ row: Int, _ candidates: UnsafeMutablePointer<Int32>) -> Bool {
        let (labels, distances, rounding, drifts) = (memory.labels, memory.squaredDistances, memory.rounding, memory.drifts)
        let own = Int(labels[row])
        if moved[own] { distances[row] = memory.squaredDistance(row, own) }
        var (label, distance) = (own, distances[row])
        let doubt = 4 * rounding.score(memory.norms[row], longest: memory.longest)
        var limit = rounding.limit(distance, doubt: doubt)
        let bounds = memory.bounds(of: row)
        bounds[own] = NearestTracker.beyond
        let runs = moved[own] ? runs.value : changing.value
        let found = memory.kernels.columnsWithin(
            bounds.words, drifts: drifts, runs: runs.baseAddress!, count: runs.count, limit: limit, most: most, into: candidates)
        guard found <= most else { return false }
        for place in 0..<found {
            let candidate = Int(candidates[place])
            if bounds[candidate] >= limit + drifts[candidate] { continue }
            let other = memory.squaredDistance(row, candidate)
            bounds[candidate] = rounding.bound(other, drift: drifts[candidate])
            guard let isNearer = rounding.isNearer(other, than: distance, doubt: doubt) else { return false }
            guard isNearer else { continue }
            (label, distance) = (candidate, other)
            limit = rounding.limit(distance, doubt: doubt)
        }
        guard label != own else { return true }
        bounds[own] = rounding.bound(distances[row], drift: drifts[own])
        labels[row] = Int32(label)
        distances[row] = distance
        return true
    }
}
