import Numerics

extension KMeans {
    /// k-means++: each next centroid is a point drawn with probability proportional to its squared distance from the
    /// nearest centroid so far; uniformly where all those distances are zero.
    ///
    /// Distances to many new centroids are computed at once, so between those times points are drawn by their older, larger
    /// distances, and a drawn point is kept with the probability that its distance has to the older one: the distribution is the same.
    /// Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding" (2007). O(n k d).
    func plusPlus(_ search: CentroidSearch, using generator: inout Xoshiro256) {
        let points = search.points
        search.append(points.selecting(rows: [generator.integer(below: points.rows)]))
        var done = 1
        while done < clusters {
            let weights = Weights(search.squaredDistances)
            let block = min(clusters, max(done + 32, done + done / 2) / 32 * 32) - done
            var chosen: [Int] = []
            var refused = 0
            while chosen.count < block, refused < 64 {
                guard weights.total > 0 else {
                    chosen.append(generator.integer(below: points.rows))
                    continue
                }
                let point = weights.point(at: generator.uniform() * weights.total)
                let known = search.squaredDistances[point]
                let distance = points.leastSquaredDistance(of: point, to: chosen)
                if chosen.isEmpty || generator.uniform() * Double(known) < Double(distance) {
                    chosen.append(point)
                } else {
                    refused += 1
                }
            }
            search.append(points.selecting(rows: chosen))
            done += chosen.count
        }
    }
}

/// Points' weights as running sums, to be drawn from.
private struct Weights {
    private let sums: [Double]
    private let last: Int

    init(_ weights: [Float]) {
        var sum = 0.0
        sums = weights.map { weight in
            sum += Double(weight)
            return sum
        }
        last = weights.lastIndex { $0 > 0 } ?? 0
    }

    var total: Double { sums.last ?? 0 }

    /// The first point at which the running sum passes `position`, so one that has weight. O(log n).
    func point(at position: Double) -> Int {
        var (low, high) = (0, last)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > position { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
