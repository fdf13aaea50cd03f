/// The place of a source in the order of the tree of all sources, and on the map of their distances.
public struct MapFinding: Finding {
    public static let kind = FindingKind.map

    public var subject = Subject()
    public var order: Int?
    /// At which height the source is joined with the next one; nil for the last.
    public var joinHeight: Double?
    public var x: Double?
    public var y: Double?
    /// Which share of the squared distances the map shows.
    public var share: Figure?
    public var distance: String?
    public var linkage: String?
    /// How many sources there are.
    public var sources: Int?
    public var basis = Basis()
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields, needs: ["source"])
        try fields.optional(&order, "order")
        try fields.optional(&joinHeight, "join_height")
        try fields.nullable(&x, "map_x")
        try fields.nullable(&y, "map_y")
        try fields.part(&share, "map_share")
        try fields.optional(&distance, "distance")
        try fields.optional(&linkage, "linkage")
        try fields.optional(&sources, "sources")
        try basis.walk(&fields)
        try origin.walk(&fields)
    }
}
