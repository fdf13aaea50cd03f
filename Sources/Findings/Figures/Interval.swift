/// An interval, or why there is none: `NAME_low` and `NAME_high`, null where there is none.
public struct Interval: FindingPart {
    public var low: Double?
    public var high: Double?
    /// How it was made where that differs from finding to finding: `NAME_interval`.
    public var method: String?
    /// Why there is none: `NAME_interval_reason`.
    public var reason: String?

    public init() {}

    public init(_ range: ClosedRange<Double>?, method: String? = nil, reason: String? = nil) {
        (low, high) = (range?.lowerBound.finite, range?.upperBound.finite)
        (self.method, self.reason) = (method, reason)
    }

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk, _ name: String) throws(Walk.Fault) {
        try fields.nullable(&low, "\(name)_low")
        try fields.nullable(&high, "\(name)_high")
        try fields.optional(&method, "\(name)_interval")
        try fields.optional(&reason, "\(name)_interval_reason")
    }
}

/// The bias-corrected and accelerated interval, or why there is none.
public struct BiasCorrectedInterval: FindingPart {
    public var low: Double?
    public var high: Double?
    public var reason: String?

    public init() {}

    public init(_ range: ClosedRange<Double>?, reason: String? = nil) {
        (low, high, self.reason) = (range?.lowerBound.finite, range?.upperBound.finite, reason)
    }

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk, _ name: String) throws(Walk.Fault) {
        try fields.nullable(&low, "\(name)_bca_low")
        try fields.nullable(&high, "\(name)_bca_high")
        try fields.optional(&reason, "\(name)_bca_reason")
    }
}
