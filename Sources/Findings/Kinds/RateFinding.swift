/// How often one arm wins, how much of its checklists it satisfies, or how often the assistant succeeds with a source.
public struct RateFinding: Finding {
    public static let kind = FindingKind.rate
    public static let names = [
        "win_rate", "adjusted_rate", "decisive_rate", "first_shown_rate", "average_satisfaction", "global_satisfaction", "mean_reward",
        "success_rate", "mean_reward_difference", "success_rate_difference",
    ]

    public var subject = Subject()
    public var wins: Int?
    public var ties: Int?
    public var losses: Int?
    public var figures = FigureList()
    /// Decisive contests of which it is known which arm was shown first.
    public var positions: Int?
    public var basis = Basis()
    /// Checklists that could not be judged.
    public var failed: Int?
    public var trials: Int?
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields)
        try fields.optional(&wins, "wins")
        try fields.optional(&ties, "ties")
        try fields.optional(&losses, "losses")
        try fields.figures(&figures, RateFinding.names)
        try fields.optional(&positions, "n_positions")
        try basis.walk(&fields)
        try fields.optional(&failed, "failed")
        try fields.optional(&trials, "trials")
        try origin.walk(&fields)
    }
}
