/// A p-value, and the same adjusted over a family of tests.
public struct PValue: FindingPart {
    /// `NAME_p`.
    public var p: Double?
    /// Why there is none: `NAME_p_reason`.
    public var reason: String?
    /// Adjusted after Holm, and after Benjamini and Hochberg: `NAME_p_holm`, `NAME_p_bh`.
    public var holm: Double?
    public var bh: Double?

    public init() {}

    public init(_ p: Double?, reason: String? = nil, holm: Double? = nil, bh: Double? = nil) {
        (self.p, self.reason, self.holm, self.bh) = (p, reason, holm, bh)
    }

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk, _ name: String) throws(Walk.Fault) {
        try fields.nullable(&p, "\(name)_p")
        try fields.optional(&reason, "\(name)_p_reason")
        try fields.optional(&holm, "\(name)_p_holm")
        try fields.optional(&bh, "\(name)_p_bh")
    }
}
