/// How people and simulator were compared for the User-Sim Index.
public struct Panel: Sendable, Equatable {
    /// How many batches of people there are.
    public var batches: Int?
    /// Whether the difficulty of tasks is given, or pooled from outcomes, and of how many tasks it is known.
    public var difficulty: String?
    public var difficultyTasks: Int?
    /// What a question without an answer counts as.
    public var missingAnswer: String?

    public init() {}

    /// The basis stands between the number of batches and the rest.
    mutating func walk<Walk: FieldWalk>(_ fields: inout Walk, around basis: inout Basis) throws(Walk.Fault) {
        try fields.optional(&batches, "batches")
        try basis.walk(&fields)
        try walkSettings(&fields)
    }

    private mutating func walkSettings<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try fields.optional(&difficulty, "difficulty")
        try fields.optional(&difficultyTasks, "difficulty_tasks")
        try fields.optional(&missingAnswer, "missing_answer")
    }

    fileprivate var settings: [String: String] {
        var (panel, fields) = (self, FlatFields())
        panel.walkSettings(&fields)
        return fields.texts
    }
}

/// A finding of the index or of one of its features.
public protocol PanelFinding: Finding {
    var panel: Panel { get set }
}

extension PanelFinding {
    public var settings: [String: String] { panel.settings.merging(settings(of: basis, origin)) { $1 } }
}
