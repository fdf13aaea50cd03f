import Numerics

/// Agglomerative clustering by Ward's linkage: the two clusters whose union adds least to the inertia are merged, until k
/// are left.
///
/// Ward, "Hierarchical grouping to optimize an objective function" (1963). Merges are found along chains of nearest
/// neighbours (Murtagh, "A survey of recent advances in hierarchical clustering algorithms", 1983).
struct Agglomerative: Sendable {
    var clusters: Int
    var threads: Int

    /// Distances of all pairs take 2 n² bytes: 800 MB for so many points.
    static let largestSize = 20_000

    enum Failure: Error, Equatable, CustomStringConvertible {
        /// k < 1 or more than the points.
        case clusters(Int, points: Int)
        case tooMany(points: Int)

        var description: String {
            switch self {
            case .clusters(let clusters, let points): "\(clusters) clusters of \(points) points"
            case .tooMany(let points):
                "\(points) points, at most \(Agglomerative.largestSize) for Ward's linkage, which compares all pairs"
            }
        }
    }

    /// One union: of the clusters that these two points are in.
    struct Merge: Sendable, Equatable {
        var a: Int
        var b: Int
        /// Twice what the union adds to the inertia (the square of scipy's height).
        var height: Double
    }

    /// Labels of points (n x d), numbered by the first point of each cluster.
    ///
    /// The result does not depend on `threads`, nor on the CPU. O(n² d) time, 2 n² bytes.
    func labels(_ points: Matrix) -> Result<[Int32], Failure> {
        guard clusters >= 1, clusters <= points.rows else { return .failure(.clusters(clusters, points: points.rows)) }
        guard points.rows <= Self.largestSize else { return .failure(.tooMany(points: points.rows)) }
        let merges = self.merges(points)
        return .success(cut(merges, points: points.rows))
    }

    /// All n - 1 merges, the lowest first; of equal ones the one that was found first.
    func merges(_ points: Matrix) -> [Merge] {
        var linkage = WardLinkage(points, threads: threads)
        let merges = linkage.merges()
        return merges.indices.sorted { (merges[$0].height, $0) < (merges[$1].height, $1) }.map { merges[$0] }
    }

    /// Labels after the lowest n - k merges; each joins two clusters, whatever the order, because the merges are a tree.
    func cut(_ merges: [Merge], points: Int) -> [Int32] {
        var parents = Array(0..<points)
        func root(_ point: Int) -> Int {
            var point = point
            while parents[point] != point {
                parents[point] = parents[parents[point]]
                point = parents[point]
            }
            return point
        }
        for merge in merges.prefix(points - clusters) {
            let (a, b) = (root(merge.a), root(merge.b))
            // The first point of a cluster is its root.
            parents[max(a, b)] = min(a, b)
        }
        var labels = [Int32](repeating: 0, count: points)
        var next: Int32 = 0
        for point in 0..<points {
            let first = root(point)
            labels[point] = first == point ? next : labels[first]
            if first == point { next += 1 }
        }
        return labels
    }
}

/// The state of the merging: clusters live in the slots of their points, and their distances in the slots of the pairs.
private struct WardLinkage {
    private var distances: CondensedDistances
    /// Points in each slot's cluster.
    private var sizes: [Double]
    /// Slots with a cluster, in ascending order.
    private var active: [Int]

    init(_ points: Matrix, threads: Int) {
        distances = CondensedDistances(points, threads: threads)
        sizes = [Double](repeating: 1, count: points.rows)
        active = Array(0..<points.rows)
    }

    /// Walks from cluster to nearest neighbour until two are each other's nearest, merges them and goes on from where the
    /// walk had come; distances along a walk only fall, so it ends. O(n²).
    mutating func merges() -> [Agglomerative.Merge] {
        var merges: [Agglomerative.Merge] = []
        var chain: [Int] = []
        while active.count > 1 {
            if chain.isEmpty { chain.append(active[0]) }
            let last = chain[chain.count - 1]
            let previous = chain.dropLast().last
            let nearest = nearest(to: last, unlessCloser: previous)
            guard nearest == previous else {
                chain.append(nearest)
                continue
            }
            chain.removeLast(2)
            merges.append(.init(a: last, b: nearest, height: Double(distances[last, nearest])))
            merge(min(last, nearest), into: max(last, nearest))
        }
        return merges
    }

    /// The slot nearest to `slot`: `previous` where no other is nearer, else the lowest index of equals.
    private func nearest(to slot: Int, unlessCloser previous: Int?) -> Int {
        var nearest = previous ?? (active[0] == slot ? active[1] : active[0])
        var least = distances[slot, nearest]
        active.withUnsafeBufferPointer { active in
            for other in active where other != slot {
                let distance = distances[slot, other]
                if distance < least { (nearest, least) = (other, distance) }
            }
        }
        return nearest
    }

    /// Lance and Williams's update for Ward's linkage on squared distances:
    /// d(w, k) = ((n_u + n_k) d(u, k) + (n_v + n_k) d(v, k) - n_k d(u, v)) / (n_u + n_v + n_k).
    private mutating func merge(_ u: Int, into v: Int) {
        let (nu, nv, between) = (sizes[u], sizes[v], Double(distances[u, v]))
        active.removeAll { $0 == u }
        for k in active where k != v {
            let (nk, fromU, fromV) = (sizes[k], distances[u, k], distances[v, k])
            let sum = (nu + nk) * Double(fromU) + (nv + nk) * Double(fromV) - nk * between
            // A union is no nearer than the nearer of its parts; rounding could say otherwise, and the walk turn in circles.
            distances[v, k] = max(Float(sum / (nu + nv + nk)), min(fromU, fromV))
        }
        sizes[v] = nu + nv
        sizes[u] = 0
    }
}

/// Squared distances of all pairs of n points, each pair once: (i, j) with j < i is at i (i - 1) / 2 + j.
private struct CondensedDistances {
    private var values: [Float]

    /// O(n² d).
    init(_ points: Matrix, threads: Int) {
        let (n, d) = (points.rows, points.columns)
        values = [Float](unsafeUninitializedCapacity: n * (n - 1) / 2) { buffer, count in
            count = n * (n - 1) / 2
            let triangle = Slots(base: buffer.baseAddress)
            points.values.withUnsafeBufferPointer { source in
                let source = Slots(base: UnsafeMutablePointer(mutating: source.baseAddress))
                forEachChunk(of: 0..<n, size: 16, threads: threads) { rows in
                    guard let triangle = triangle.base else { return }
                    Self.write(rows, source.base, d, to: triangle)
                }
            }
        }
    }

    /// Writes the distances of the points in `rows` to those before them; `x` is nil where they have no components.
    private static func write(
        _ rows: Range<Int>, _ x: UnsafePointer<Float>?, _ d: Int, to triangle: UnsafeMutablePointer<Float>
    ) {
        for j in 0..<rows.upperBound {
            for i in max(rows.lowerBound, j + 1)..<max(rows.upperBound, j + 1) {
                triangle[i * (i - 1) / 2 + j] = x.map { squaredDistance($0 + i * d, $0 + j * d, d) } ?? 0
            }
        }
    }

    subscript(_ i: Int, _ j: Int) -> Float {
        @inline(__always) get { values.withUnsafeBufferPointer { $0[place(i, j)] } }
        @inline(__always) set { values[place(i, j)] = newValue }
    }

    @inline(__always) private func place(_ i: Int, _ j: Int) -> Int {
        i > j ? i &* (i &- 1) / 2 &+ j : j &* (j &- 1) / 2 &+ i
    }
}

/// Memory of which each thread uses its own part.
// Sendable because each thread writes to its own rows, and what they are computed from is only read.
private struct Slots: @unchecked Sendable {
    let base: UnsafeMutablePointer<Float>?
}
