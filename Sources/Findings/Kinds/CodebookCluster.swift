/// What describes a cluster, once for a codebook: its terms, its size, and the reference's members nearest to its centroid.
public struct CodebookCluster: Finding {
    public static let kind = FindingKind.codebookCluster

    public var subject = Subject()
    public var cluster = 0
    /// Conversations of all sources in it.
    public var size: Int?
    public var terms: [String] = []
    public var examplesReference: [Example]?
    public var basis = Basis()
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields)
        try fields.required(&cluster, "cluster")
        try fields.optional(&size, "size")
        try fields.required(&terms, "terms")
        try fields.optional(&examplesReference, "examples_reference")
        try basis.walk(&fields)
        try origin.walk(&fields)
    }
}

/// A member of a cluster.
public struct Example: FindingRow, FieldElement {
    public var id: String?
    public var text: String?

    public init() {}
    public init(id: String, text: String) { (self.id, self.text) = (id, text) }

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try fields.optional(&id, "id")
        try fields.optional(&text, "text")
    }
}
