/// A value less its bias, with an interval: `NAME_corrected`, `NAME_corrected_low`, ...
public struct CorrectedFigure: FindingPart {
    public var value: Double?
    public var interval: Interval?
    /// Why there is none: `NAME_corrected_reason`.
    public var reason: String?
    /// How the bias was estimated, where that differs from finding to finding: `NAME_correction`.
    public var method: String?

    public init() {}

    public init(_ value: Double?, _ interval: Interval?, method: String? = nil, reason: String? = nil) {
        (self.value, self.interval, self.method, self.reason) = (value?.finite, interval, method, reason)
    }

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk, _ name: String) throws(Walk.Fault) {
        try fields.nullable(&value, "\(name)_corrected")
        try fields.part(&interval, "\(name)_corrected")
        try fields.optional(&reason, "\(name)_corrected_reason")
        try fields.optional(&method, "\(name)_correction")
    }
}
