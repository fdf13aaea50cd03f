/// How much was compared, and how clusters were: what the values are computed from.
public struct Basis: Sendable, Equatable {
    public var clusters: Int?
    /// Conversations, or other cases, on each side, and those that both have.
    public var nSource: Int?
    public var nReference: Int?
    public var nOther: Int?
    public var nPaired: Int?
    /// "e" or "2": the unit of information.
    public var logBase: String?
    public var smoothing: String?

    public init(nSource: Int? = nil, nReference: Int? = nil) { (self.nSource, self.nReference) = (nSource, nReference) }

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try fields.optional(&clusters, "clusters")
        try fields.optional(&nSource, "n_source")
        try fields.optional(&nReference, "n_reference")
        try fields.optional(&nOther, "n_other")
        try fields.optional(&nPaired, "n_paired")
        try fields.optional(&logBase, "log_base")
        try fields.optional(&smoothing, "smoothing")
    }
}
