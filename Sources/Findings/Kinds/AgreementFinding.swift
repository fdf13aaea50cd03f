/// How far two judges, the annotators of triplets, or two rankings of the simulators agree.
public struct AgreementFinding: Finding {
    public static let kind = FindingKind.agreement

    /// The figure that simulators are ranked by.
    public var figure: String?
    public var subject = Subject()
    /// What the other ranking is of: the same by another facet, or an outcome.
    public var otherFacet: String?
    public var outcome: String?
    public var outcomeKind: String?
    public var outcomeSubject = Subject()
    public var agreement: Figure?
    public var cohenKappa: Figure?
    public var accuracy: Figure?
    public var accuracyChance: Double?
    public var fleissKappa: Figure?
    public var spearman: Figure?
    public var kendall: Figure?
    public var answers: Int?
    public var participants: Int?
    public var triplets: Int?
    public var tripletsUnanswered: Int?
    /// The simulators in both rankings, and those in one alone.
    public var sources: [String]?
    public var leftOut: [String]?
    public var n: Int?
    public var basis = Basis()
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try fields.optional(&figure, "figure")
        try subject.walk(&fields)
        try fields.optional(&otherFacet, "other_facet")
        try fields.optional(&outcome, "outcome")
        try fields.optional(&outcomeKind, "outcome_kind")
        try outcomeSubject.walk(&fields, prefix: "outcome_")
        try fields.part(&agreement, "agreement")
        try fields.part(&cohenKappa, "cohen_kappa")
        try fields.part(&accuracy, "accuracy")
        try fields.optional(&accuracyChance, "accuracy_chance")
        try fields.part(&fleissKappa, "fleiss_kappa")
        try fields.part(&spearman, "spearman")
        try fields.part(&kendall, "kendall")
        try fields.optional(&answers, "answers")
        try fields.optional(&participants, "participants")
        try fields.optional(&triplets, "triplets")
        try fields.optional(&tripletsUnanswered, "triplets_unanswered")
        try fields.optional(&sources, "sources")
        try fields.optional(&leftOut, "left_out")
        try fields.optional(&n, "n")
        try basis.walk(&fields)
        try origin.walk(&fields)
    }
}
