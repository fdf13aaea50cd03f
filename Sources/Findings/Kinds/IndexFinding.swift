/// The User-Sim Index of a simulator, or of one batch of people compared with others.
public struct IndexFinding: PanelFinding {
    public static let kind = FindingKind.index
    public static let names = ["d1", "d2", "d3", "d4", "eval", "ece", "usi", "usi5"]

    public var subject = Subject()
    public var figures = FigureList()
    /// Why there are no deviations.
    public var deviationReason: String?
    /// How many terms the index is the mean of.
    public var terms: Int?
    public var tasks: Int?
    public var outcomes: Int?
    public var surveys: Int?
    public var missingAnswers: Int?
    public var panel = Panel()
    public var basis = Basis()
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields, needs: ["source"])
        try fields.figures(&figures, IndexFinding.names)
        try fields.optional(&deviationReason, "sd_reason")
        try fields.optional(&terms, "terms")
        try fields.optional(&tasks, "tasks")
        try fields.optional(&outcomes, "outcomes")
        try fields.optional(&surveys, "surveys")
        try fields.optional(&missingAnswers, "missing_answers")
        try panel.walk(&fields, around: &basis)
        try origin.walk(&fields)
    }

    public var usi: Figure { figures["usi"] ?? Figure() }
}
