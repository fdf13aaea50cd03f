/// How often a judge takes a simulated user for the person it plays, or how that differs between two conditions.
public struct MatchFinding: Finding {
    public static let kind = FindingKind.match
    public static let names = ["fidelity_index", "match_rate", "fidelity_index_difference", "match_rate_difference"]

    public var subject = Subject()
    public var figures = FigureList()
    /// Cases that match under one condition only.
    public var onlyCondition: Int?
    public var onlyReference: Int?
    public var mcNemar: PValue?
    public var basis = Basis()
    /// Judgments that could not be read.
    public var unparsed: Int?
    /// How many dimensions are judged.
    public var dimensions: Int?
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields)
        try fields.figures(&figures, MatchFinding.names)
        try fields.optional(&onlyCondition, "only_condition")
        try fields.optional(&onlyReference, "only_reference")
        try fields.part(&mcNemar, "mcnemar")
        try basis.walk(&fields)
        try fields.optional(&unparsed, "unparsed")
        try fields.optional(&dimensions, "dimensions")
        try origin.walk(&fields)
    }
}
