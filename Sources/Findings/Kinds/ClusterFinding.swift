/// What a source makes of one cluster, compared with the reference. What describes the cluster is said once, in `CodebookCluster`.
public struct ClusterFinding: Finding {
    public static let kind = FindingKind.cluster

    /// What a simulator makes of a behavior that people show, or do not.
    public enum Class: String, CaseIterable, Sendable, FieldValue { case captured, missed, invented, undecided }

    public var subject = Subject()
    public var cluster: Int?
    /// Share of the reference's conversations, and of the source's.
    public var p: Double?
    public var q: Double?
    public var countReference: Int?
    public var countSource: Int?
    /// The logarithm of q / p.
    public var logRatio: Figure?
    public var behaviorClass = Class.undecided
    /// What the cluster adds to each divergence that is a sum over clusters, by the divergence's name.
    public var parts: [String: ClusterPart] = [:]
    /// In findings from before version 0.2, which have no `CodebookCluster`.
    public var terms: [String]?
    public var examplesReference: [Example]?
    /// The members nearest to the centroid: of the largest clusters of each class.
    public var examplesSource: [Example]?
    public var basis = Basis()
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields, needs: ["source"])
        try fields.optional(&cluster, "cluster")
        try fields.nullable(&p, "p")
        try fields.nullable(&q, "q")
        try fields.optional(&countReference, "count_reference")
        try fields.optional(&countSource, "count_source")
        try fields.part(&logRatio, "log_ratio")
        try fields.required(&behaviorClass, "class")
        for name in DivergenceFinding.names { try fields.part(&parts[name], "\(name)_part") }
        try fields.optional(&terms, "terms")
        try fields.optional(&examplesReference, "examples_reference")
        try fields.optional(&examplesSource, "examples_source")
        try basis.walk(&fields)
        try origin.walk(&fields)
    }

    public var jsPart: Double? { parts["js"]?.value }

    /// The share by which clusters of a class are ranked: people's where they have the cluster, the simulator's where it invents it.
    public var share: Double {
        switch behaviorClass {
        case .captured, .missed: p ?? 0
        case .invented: q ?? 0
        case .undecided: max(p ?? 0, q ?? 0)
        }
    }

    /// The larger share first; ties by number.
    public static func isLarger(_ first: ClusterFinding, _ second: ClusterFinding) -> Bool {
        (-first.share, first.cluster ?? .max) < (-second.share, second.cluster ?? .max)
    }
}

/// What a cluster adds to a divergence.
public struct ClusterPart: FindingPart {
    public var value: Double?
    /// Why there is no value.
    public var reason: String?

    public init() {}
    public init(_ value: Double, reason: String? = nil) { (self.value, self.reason) = (value.finite, reason) }

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk, _ name: String) throws(Walk.Fault) {
        try fields.nullable(&value, name)
        try fields.optional(&reason, "\(name)_reason")
    }
}
