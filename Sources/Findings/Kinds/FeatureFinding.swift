/// One of the features that the User-Sim Index is made of.
public struct FeatureFinding: Finding {
    public static let kind = FindingKind.feature

    /// Names a dimension and a feature.
    public var subject = Subject()
    /// The means of people and of the simulator.
    public var h: Double?
    public var m: Double?
    public var dice: Figure?
    public var batches: Int?
    public var panel = Panel()
    public var basis = Basis()
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields, needs: ["source", "dimension", "feature"])
        try fields.nullable(&h, "h")
        try fields.nullable(&m, "m")
        try fields.part(&dice, "dice")
        try fields.optional(&batches, "batches")
        try basis.walk(&fields)
        try panel.walk(&fields)
        try origin.walk(&fields)
    }

    public var settings: [String: String] { panel.settings.merging(settings(of: basis, origin)) { $1 } }
}
