import Findings
import Stage

/// How far each source is from the reference by clusters, and which clusters make the distance.
///
/// Memory grows with the comparisons and the clusters of a codebook, not with the clusters of comparisons.
struct DivergenceView: View {
    static let kinds: Set<FindingKind> = [.divergence, .cluster, .codebookCluster]

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
    private let limit: Int
    private(set) var divergences: [DivergenceFinding] = []
    private(set) var clusters: [Findings.Subject: Tally] = [:]
    private var descriptions: [ClusterDescription.Key: ClusterDescription] = [:]

    init(limit: Int) { self.limit = limit }

    mutating func add(_ finding: any Finding) -> Bool {
        switch finding {
        case let divergence as DivergenceFinding: divergences.append(divergence)
        case let cluster as ClusterFinding:
            clusters[cluster.subject, default: [:]][cluster.behaviorClass, default: ClassTally()].add(cluster, limit: limit)
        case let cluster as CodebookCluster:
            descriptions[ClusterDescription.Key(cluster.subject, cluster.basis, cluster.cluster)] = ClusterDescription(cluster)
        default: return false
        }
        return true
    }

    /// What describes a cluster, from wherever it is said.
    func description(of cluster: ClusterFinding) -> ClusterDescription? {
        ClusterDescription(cluster) ?? descriptions[ClusterDescription.Key(cluster.subject, cluster.basis, cluster.cluster)]
    }

    var isEmpty: Bool { divergences.isEmpty }
    var settings: [[String: String]] { divergences.map(\.settings) }
    var references: [String] { divergences.map { $0.subject.referenceName } }

    var lead: [Prose] {
        let groups = groups
        return groups.isEmpty ? [] : Lead(groups: groups.map(\.main), facets: groups.map(\.facet)).sentences
    }

    /// What it shows stands in sections.
    var chapters: [Chapter] { [] }

    func reading(confidence: String?) -> [Page.Definition] { ReadingGuide.ofDivergences(confidence: confidence) }
}

extension DivergenceView.ClassTally {
    fileprivate mutating func add(_ cluster: ClusterFinding, limit: Int) {
        count += 1
        p += cluster.p ?? 0
        q += cluster.q ?? 0
        let place = largest.firstIndex { ClusterFinding.isLarger(cluster, $0) } ?? largest.count
        guard place < limit else { return }
        largest.insert(cluster, at: place)
        if largest.count > limit { largest.removeLast() }
    }
}
