/// What a measure, an aspect of behaviour, or the statements of users amount to on both sides.
public struct DimensionFinding: Finding {
    public static let kind = FindingKind.dimension
    public static let names = [
        "w1", "ks", "mean_difference", "cliffs_delta", "tvd", "tvd_prevalence", "best_match", "recall", "precision", "centroid",
    ]

    /// Names a measure.
    public var subject = Subject()
    public var figures = FigureList()
    /// Why there are no figures.
    public var reason: String?
    public var meanReference: Double?
    public var meanSource: Double?
    public var labels: [LabelShare]?
    /// How many labels were given on each side.
    public var labelsSource: Int?
    public var labelsReference: Int?
    /// Of statements: conversations that both sides have, and the statements made in them.
    public var pairs: Int?
    public var statementsSource: Int?
    public var statementsReference: Int?
    public var basis = Basis()
    /// Conversations that were paired at random, to see how alike statements are by chance.
    public var randomPairs: Int?
    /// Conversations that have measures, but not this one.
    public var missingSource: Int?
    public var missingReference: Int?
    /// Over how many aspects of the source p-values are adjusted.
    public var adjustedAspects: Int?
    public var ignoredLabels: [String]?
    public var minimum: Int?
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields, needs: ["measure", "source"])
        try fields.figures(&figures, DimensionFinding.names)
        try fields.optional(&reason, "reason")
        try fields.optional(&meanReference, "mean_reference")
        try fields.optional(&meanSource, "mean_source")
        try fields.optional(&labels, "labels")
        try fields.optional(&labelsSource, "labels_source")
        try fields.optional(&labelsReference, "labels_reference")
        try fields.optional(&pairs, "pairs")
        try fields.optional(&statementsSource, "statements_source")
        try fields.optional(&statementsReference, "statements_reference")
        try basis.walk(&fields)
        try fields.optional(&randomPairs, "random_pairs")
        try fields.former(&randomPairs, "strangers")
        try fields.optional(&missingSource, "missing_source")
        try fields.optional(&missingReference, "missing_reference")
        try fields.optional(&adjustedAspects, "adjusted_aspects")
        try fields.optional(&ignoredLabels, "ignored_labels")
        try fields.optional(&minimum, "minimum")
        try origin.walk(&fields)
    }

    /// The name of the distance from 0 to 1 that all measures have: Kolmogorov-Smirnov of numbers, total variation of labels; nil for
    /// findings of another method.
    public var distanceName: String? { ["ks", "tvd"].first { figures[$0] != nil } }
}

/// What share one label has on both sides.
public struct LabelShare: FindingRow, FieldElement {
    public var label: String?
    /// Share of all labels given: of the reference's, of the source's, and the interval of the latter less the former.
    public var p: Double?
    public var q: Double?
    public var difference: Interval?
    /// Share of the conversations that have the label.
    public var prevalenceP: Double?
    public var prevalenceQ: Double?

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try fields.optional(&label, "label")
        try fields.nullable(&p, "p")
        try fields.nullable(&q, "q")
        try fields.part(&difference, "difference")
        try fields.nullable(&prevalenceP, "prevalence_p")
        try fields.nullable(&prevalenceQ, "prevalence_q")
    }
}
