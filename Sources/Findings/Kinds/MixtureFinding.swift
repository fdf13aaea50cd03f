/// How near to the reference simulators come when they are mixed.
public struct MixtureFinding: Finding {
    public static let kind = FindingKind.mixture

    public var subject = Subject()
    /// The name of the divergence that the weights make smallest, of which the figures are.
    public var objective = "js"
    /// The divergence of the mixture, and of the best of its members alone.
    public var value: Figure?
    public var bestMember: String?
    public var bestValue: Figure?
    /// The same on conversations by which weights and member were not chosen, and by how much the mixture lies nearer.
    public var heldOut: Figure?
    public var bestHeldOut: Figure?
    public var gain: Figure?
    public var members: [MixtureMember]?
    /// Conversations in the sampling plan.
    public var plan: Int?
    public var optimalityGap: Double?
    /// js by the first member's weight, from 0 to 1.
    public var curve: [Double]?
    /// Share of the reference's conversations in clusters that no member has.
    public var shareUnreached: Double?
    public var basis = Basis()
    public var heldOutParts: String?
    public var correction: String?
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields)
        try fields.required(&objective, "objective")
        try fields.part(&value, objective)
        try fields.optional(&bestMember, "best_member")
        try fields.part(&bestValue, "\(objective)_best_member")
        try fields.part(&heldOut, "\(objective)_held_out")
        try fields.part(&bestHeldOut, "\(objective)_best_member_held_out")
        try fields.part(&gain, "\(objective)_gain")
        try fields.optional(&members, "members")
        try fields.optional(&plan, "plan")
        try fields.optional(&optimalityGap, "optimality_gap")
        try fields.optional(&curve, "js_curve")
        try fields.optional(&shareUnreached, "share_unreached")
        try basis.walk(&fields)
        try fields.optional(&heldOutParts, "held_out")
        try fields.optional(&correction, "correction")
        try origin.walk(&fields)
    }
}

/// A simulator in a mixture; of simulators that are added one by one, the figures of all up to it.
public struct MixtureMember: FindingRow, FieldElement {
    public var source: String?
    public var weight: Figure?
    /// Conversations to draw of it.
    public var plan: Int?
    public var n: Int?
    public var js: Figure?
    public var heldOut: Figure?

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try fields.optional(&source, "source")
        try fields.part(&weight, "weight")
        try fields.optional(&plan, "plan")
        try fields.optional(&n, "n")
        try fields.part(&js, "js")
        try fields.part(&heldOut, "js_held_out")
    }
}
