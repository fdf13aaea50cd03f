/// A value with what surrounds it, in fields whose names begin with the figure's own.
public struct Figure: FindingPart {
    /// null where it is not defined or not finite.
    public var value: Double?
    /// Why there is no value: `NAME_reason`.
    public var reason: String?
    public var interval: Interval?
    public var biasCorrected: BiasCorrectedInterval?
    public var floor: Floor?
    public var test: PValue?
    public var corrected: CorrectedFigure?
    public var deviation: Deviation?

    public init() {}

    public init(_ value: Double, reason: String? = nil) { (self.value, self.reason) = (value.finite, reason) }

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk, _ name: String) throws(Walk.Fault) {
        try fields.nullable(&value, name)
        try fields.optional(&reason, "\(name)_reason")
        try fields.part(&interval, name)
        try fields.part(&biasCorrected, name)
        try fields.part(&floor, name)
        try fields.part(&test, name)
        try fields.part(&corrected, name)
        try fields.part(&deviation, name)
    }
}

extension Figure {
    public var low: Double? { interval?.low }
    public var high: Double? { interval?.high }
    public var p: Double? { test?.p }
    public var floorMean: Double? { floor?.mean }
    public var floor95: Double? { floor?.percentile95 }

    /// Whether the value lies above what chance reaches in 19 of 20 permutations; nil where either is unknown.
    public var isAboveFloor: Bool? {
        guard let value, let limit = floor95 else { return nil }
        return value > limit
    }
}

/// The deviation over parts of the data, such as batches: `NAME_sd`.
public struct Deviation: FindingPart {
    public var value: Double?

    public init() {}
    public init(_ value: Double) { self.value = value.finite }

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk, _ name: String) throws(Walk.Fault) {
        try fields.nullable(&value, "\(name)_sd")
    }
}
