import Stage

/// The kinds of finding, as the field `kind` names them.
public enum FindingKind: String, CaseIterable, Sendable, FieldValue {
    case divergence, cluster
    case codebookCluster = "codebook_cluster"
    case pair, map, mixture, vectors, probe, dimension
    case domainPattern = "domain_pattern"
    case index, feature, match, rate, agreement

    public static let field = "kind"

    /// The kind of a record; nil where it is no finding, or one of a kind that this version does not know.
    public init?(_ record: Record) {
        guard let kind = record[FindingKind.field]?.string.flatMap(FindingKind.init(rawValue:)) else { return nil }
        self = kind
    }

    public var type: any Finding.Type {
        switch self {
        case .divergence: DivergenceFinding.self
        case .cluster: ClusterFinding.self
        case .codebookCluster: CodebookCluster.self
        case .pair: PairFinding.self
        case .map: MapFinding.self
        case .mixture: MixtureFinding.self
        case .vectors: VectorsFinding.self
        case .probe: ProbeFinding.self
        case .dimension: DimensionFinding.self
        case .domainPattern: DomainPatternFinding.self
        case .index: IndexFinding.self
        case .feature: FeatureFinding.self
        case .match: MatchFinding.self
        case .rate: RateFinding.self
        case .agreement: AgreementFinding.self
        }
    }
}
