import Numerics
import Stage

/// What an iteration of k-means needs to know of a shard's points, or those of many shards: of each cluster the number and the
/// sum, the sum of all squared distances, and the points farthest from their centroids, for clusters without a point.
struct ClusterSums: Sendable {
    /// A point that an empty cluster may take over.
    struct Far: Sendable, Equatable {
        var squaredDistance: Float
        var cluster: Int
        var point: [Float]

        /// Farthest first; equals by their coordinates, which does not depend on the order of records.
        static func precedes(_ a: Far, _ b: Far) -> Bool {
            a.squaredDistance != b.squaredDistance ? a.squaredDistance > b.squaredDistance : a.point.lexicographicallyPrecedes(b.point)
        }
    }

    let clusters: Int
    let components: Int
    private(set) var counts: [Int]
    /// k x m.
    private(set) var sums: ExactSums
    /// One sum.
    private(set) var inertia = ExactSums(count: 1)
    private var far: SmallestN<Far>

    init(clusters: Int, components: Int) {
        (self.clusters, self.components) = (clusters, components)
        counts = Array(repeating: 0, count: clusters)
        sums = ExactSums(count: clusters * components)
        far = SmallestN(clusters, by: Far.precedes)
    }

    var count: Int { counts.reduce(0, +) }

    mutating func add(_ point: UnsafeBufferPointer<Float>, cluster: Int, squaredDistance: Float) {
        counts[cluster] += 1
        sums.add(point, from: cluster * components)
        inertia.add(Double(squaredDistance), at: 0)
        let candidate = Far(squaredDistance: squaredDistance, cluster: cluster, point: [])
        if far.wouldKeep(candidate) { far.add(Far(squaredDistance: squaredDistance, cluster: cluster, point: Array(point))) }
    }

    /// Adds the sums of a cluster; false where they are out of range.
    mutating func add(cluster: Int, count: Int, sums other: ExactSums) -> Bool {
        counts[cluster] += count
        return sums.add(other, from: cluster * components)
    }

    /// Adds the sums of other shards, of the same codebook; false where they are out of range.
    mutating func merge(_ other: ClusterSums) -> Bool {
        for cluster in counts.indices { counts[cluster] += other.counts[cluster] }
        for candidate in other.far.elements { far.add(candidate) }
        let isGood = sums.add(other.sums)
        return inertia.add(other.inertia) && isGood
    }

    mutating func add(inertia other: ExactSums) -> Bool { inertia.add(other) }

    mutating func add(_ candidate: Far) { far.add(candidate) }

    /// The points that empty clusters may take over: as many as there are empty ones, and every set of shards has at least as
    /// many of them as all shards together.
    var farthest: [Far] { Array(far.elements.prefix(counts.count { $0 == 0 })) }

    /// The next codebook after the one that the sums were made with.
    ///
    /// An empty cluster takes over the point farthest from its centroid whose cluster keeps another one; where none is left
    /// it stays where it is.
    func next(after codebook: Codebook) -> Codebook {
        var (counts, sums) = (counts, sums)
        var candidates = farthest[...]
        for cluster in counts.indices where counts[cluster] == 0 {
            while let candidate = candidates.popFirst() {
                guard counts[candidate.cluster] > 1 else { continue }
                counts[candidate.cluster] -= 1
                sums.subtract(candidate.point, from: candidate.cluster * components)
                counts[cluster] = 1
                candidate.point.withUnsafeBufferPointer { sums.add($0, from: cluster * components) }
                break
            }
        }
        var next = codebook
        for cluster in 0..<clusters where counts[cluster] > 0 {
            let start = cluster * components
            next.centroids.replace(row: cluster, by: (start..<start + components).map { Float(sums[$0] / Double(counts[cluster])) })
        }
        if codebook.spherical {
            for cluster in 0..<clusters where counts[cluster] > 0 { next.centroids.withMutableRow(cluster, normalise) }
        }
        next.counts = counts
        next.inertia = inertia[0]
        next.iterations += 1
        next.converged = next.centroids == codebook.centroids
        return next
    }
}
