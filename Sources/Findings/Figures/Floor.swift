/// What chance alone amounts to, over random permutations of the source labels.
public struct Floor: FindingPart {
    /// `NAME_floor`.
    public var mean: Double?
    /// `NAME_floor95`: of a similarity the 5th percentile.
    public var percentile95: Double?
    /// `NAME_excess`: the value less the mean.
    public var excess: Double?
    /// Why one of them is missing: `NAME_floor_reason`.
    public var reason: String?

    public init() {}

    public init(mean: Double?, percentile95: Double?, excess: Double? = nil, reason: String? = nil) {
        (self.mean, self.percentile95, self.excess, self.reason) = (mean, percentile95, excess, reason)
    }

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk, _ name: String) throws(Walk.Fault) {
        try fields.nullable(&mean, "\(name)_floor")
        try fields.nullable(&percentile95, "\(name)_floor95")
        try fields.nullable(&excess, "\(name)_excess")
        try fields.optional(&reason, "\(name)_floor_reason")
    }
}
