/// One of the features that the User-Sim Index is made of.
public struct FeatureFinding: PanelFinding {
    public static let kind = FindingKind.feature

    /// Names a dimension and a feature.
    public var subject = Subject()
    /// The means of people and of the simulator.
    public var h: Double?
    public var m: Double?
    public var dice: Figure?
    public var panel = Panel()
    public var basis = Basis()
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields, needs: ["source", "dimension", "feature"])
        try fields.nullable(&h, "h")
        try fields.nullable(&m, "m")
        try fields.part(&dice, "dice")
        try panel.walk(&fields, around: &basis)
        try origin.walk(&fields)
    }
}
