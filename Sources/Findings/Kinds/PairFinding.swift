/// How far two sources lie apart, the reference counted as one of them.
public struct PairFinding: Finding {
    public static let kind = FindingKind.pair

    public var subject = Subject()
    public var js = Figure()
    /// The square root of js.
    public var jsDistance: Double?
    public var basis = Basis()
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields, needs: ["source"])
        try js.walk(&fields, "js")
        try fields.nullable(&jsDistance, "js_distance")
        try basis.walk(&fields)
        try origin.walk(&fields)
    }
}
