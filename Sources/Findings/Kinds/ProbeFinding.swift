/// How well a linear classifier recognises a source by its embeddings.
public struct ProbeFinding: Finding {
    public static let kind = FindingKind.probe

    public var subject = Subject()
    public var accuracy: Figure?
    public var auc: Figure?
    /// Share of the larger side: what guessing reaches.
    public var chance: Double?
    public var model: String?
    public var isStandardised: Bool?
    public var folds: Int?
    public var cost: Double?
    public var dimensions: Int?
    public var basis = Basis()
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields, needs: ["source"])
        try fields.part(&accuracy, "accuracy")
        try fields.part(&auc, "auc")
        try fields.optional(&chance, "chance")
        try fields.optional(&model, "model")
        try fields.optional(&isStandardised, "standardised")
        try fields.optional(&folds, "folds")
        try fields.optional(&cost, "cost")
        try fields.optional(&dimensions, "dimensions")
        try basis.walk(&fields)
        try origin.walk(&fields)
    }
}
