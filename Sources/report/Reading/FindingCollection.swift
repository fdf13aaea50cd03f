import Findings
import Stage

/// What a report needs of all findings: every divergence and index, of the clusters the largest of each class, and of the
/// measures those that differ most; and of the assignments read with them a sample.
///
/// Memory grows with the comparisons and the clusters of a codebook, not with the clusters of comparisons, measures or assignments.
struct FindingCollection: Sendable {
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

    /// Clusters kept for a class and comparison, and measures and features for a comparison.
    let limit: Int
    private(set) var divergences: [DivergenceFinding] = []
    private(set) var clusters: [Findings.Subject: Tally] = [:]
    private var descriptions: [ClusterDescription.Key: ClusterDescription] = [:]
    private(set) var differences: [Findings.Subject: DifferenceTally] = [:]
    /// In order of first appearance.
    private(set) var differenceSubjects: [Findings.Subject] = []
    private(set) var indices: [IndexFinding] = []
    private(set) var features: [FeatureFinding] = []
    private(set) var projections = Projections()
    /// Each that some finding names, in order of first appearance.
    private(set) var settings = Distinct<[String: String]>()
    private(set) var skipped = 0
    private(set) var count = 0

    init(limit: Int) { self.limit = limit }

    mutating func add(_ divergence: DivergenceFinding) {
        count += 1
        settings.insert(divergence.settings)
        divergences.append(divergence)
    }

    mutating func add(_ cluster: ClusterFinding) {
        count += 1
        clusters[cluster.subject, default: [:]][cluster.behaviorClass, default: ClassTally()].add(cluster, limit: limit)
    }

    mutating func add(_ cluster: CodebookCluster) {
        count += 1
        descriptions[ClusterDescription.Key(cluster.subject, cluster.basis, cluster.cluster)] = ClusterDescription(cluster)
    }

    mutating func add(_ difference: Difference) {
        count += 1
        settings.insert(difference.settings)
        if differences[difference.subject] == nil { differenceSubjects.append(difference.subject) }
        differences[difference.subject, default: DifferenceTally(limit: limit)].add(difference)
    }

    mutating func add(_ index: IndexFinding) {
        count += 1
        settings.insert(index.settings)
        indices.append(index)
    }

    mutating func add(_ feature: FeatureFinding) {
        count += 1
        features.append(feature)
    }

    mutating func add(_ projection: Projection) {
        count += 1
        projections.add(projection)
    }

    /// What describes a cluster, from wherever it is said.
    func description(of cluster: ClusterFinding) -> ClusterDescription? {
        ClusterDescription(cluster) ?? descriptions[ClusterDescription.Key(cluster.subject, cluster.basis, cluster.cluster)]
    }

    /// Whether there is nothing to show.
    var isEmpty: Bool { divergences.isEmpty && differences.isEmpty && indices.isEmpty }

    /// Counts a record of a kind that a report does not show.
    mutating func skip() {
        count += 1
        skipped += 1
    }
}

extension FindingCollection.ClassTally {
    mutating func add(_ cluster: ClusterFinding, limit: Int) {
        count += 1
        p += cluster.p ?? 0
        q += cluster.q ?? 0
        let place = largest.firstIndex { ClusterFinding.isLarger(cluster, $0) } ?? largest.count
        guard place < limit else { return }
        largest.insert(cluster, at: place)
        if largest.count > limit { largest.removeLast() }
    }
}

/// Elements without their repeats, in order of first appearance.
struct Distinct<Element: Hashable & Sendable>: Sendable {
    private(set) var all: [Element] = []
    private var seen: Set<Element> = []

    mutating func insert(_ element: Element) { if seen.insert(element).inserted { all.append(element) } }
}
