/// What a report needs of all findings: every divergence, and of the clusters the largest of each class; and of the
/// assignments beside them a sample.
///
/// Memory grows with the divergences, not with the clusters or assignments.
struct Findings: Sendable {
    /// The clusters of one class in one comparison.
    struct ClassTally: Sendable {
        var count = 0
        /// Shares that all clusters of the class have together.
        var p = 0.0
        var q = 0.0
        /// The largest by share, ties by number.
        var largest: [ClusterFinding] = []
    }

    typealias Tally = [ClusterFinding.Class: ClassTally]

    /// Clusters kept for a class and comparison.
    let limit: Int
    private(set) var divergences: [DivergenceFinding] = []
    private(set) var clusters: [Subject: Tally] = [:]
    private(set) var projections = Projections()
    private(set) var passedOver = 0
    private(set) var count = 0

    init(limit: Int) { self.limit = limit }

    mutating func add(_ divergence: DivergenceFinding) {
        count += 1
        divergences.append(divergence)
    }

    mutating func add(_ cluster: ClusterFinding) {
        count += 1
        clusters[cluster.subject, default: [:]][cluster.behaviorClass, default: ClassTally()].add(cluster, limit: limit)
    }

    mutating func add(_ projection: Projection) {
        count += 1
        projections.add(projection)
    }

    /// Counts a record of a kind that a report does not show.
    mutating func passOver() {
        count += 1
        passedOver += 1
    }
}

extension Findings.ClassTally {
    mutating func add(_ cluster: ClusterFinding, limit: Int) {
        count += 1
        p += cluster.p ?? 0
        q += cluster.q ?? 0
        let place = largest.firstIndex { Findings.ClassTally.isLarger(cluster, $0) } ?? largest.count
        guard place < limit else { return }
        largest.insert(cluster, at: place)
        if largest.count > limit { largest.removeLast() }
    }

    private static func isLarger(_ one: ClusterFinding, _ other: ClusterFinding) -> Bool {
        one.share != other.share ? one.share > other.share : (one.cluster ?? .max) < (other.cluster ?? .max)
    }
}
