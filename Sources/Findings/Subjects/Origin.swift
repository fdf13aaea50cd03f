/// What a finding ends with: what was resampled and how, warnings, and through which stages the records came.
public struct Origin: Sendable, Equatable {
    /// The field whose records are resampled together, and how many units there are, in all or on each side.
    public var unit: String?
    public var units: Int?
    public var unitsSource: Int?
    public var unitsReference: Int?
    public var unitsOther: Int?
    public var resampled = Resampled()
    /// Codes: see `Warning`.
    public var warnings: [String]?
    public var otherVia: String?
    public var via: String?

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try fields.optional(&unit, "unit")
        try fields.optional(&units, "units")
        try fields.optional(&unitsSource, "units_source")
        try fields.optional(&unitsReference, "units_reference")
        try fields.optional(&unitsOther, "units_other")
        try resampled.walk(&fields)
        try fields.optional(&warnings, "warnings")
        try fields.optional(&otherVia, "other_via")
        try fields.optional(&via, "via")
    }
}

/// How resampling was done.
public struct Resampled: Sendable, Equatable {
    /// Coverage that intervals aim at.
    public var confidence: Double?
    /// How many bootstrap samples, and random permutations.
    public var bootstrap: Int?
    public var permutations: Int?
    public var seed: Int?

    public init(confidence: Double? = nil, bootstrap: Int? = nil, permutations: Int? = nil, seed: Int? = nil) {
        (self.confidence, self.bootstrap, self.permutations, self.seed) = (confidence, bootstrap, permutations, seed)
    }

    mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try fields.optional(&confidence, "confidence")
        try fields.optional(&bootstrap, "bootstrap")
        try fields.optional(&permutations, "permutations")
        try fields.optional(&seed, "seed")
    }
}
