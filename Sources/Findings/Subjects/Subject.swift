/// What a finding is about, as far as its kind names it: one simulator in one task by one facet, two arms in a category, ...
///
/// The fields stand in this order in every kind.
public struct Subject: Sendable, Hashable {
    /// What a rate or an agreement is of: votes, checklists, reward, judges, ...
    public var what: String?
    /// nil: all tasks together.
    public var task: String?
    public var category: String?
    public var facet: String?
    /// The clusters that the conversations were put into.
    public var codebook: String?
    public var measure: String?
    /// nil: all domains together.
    public var domain: String?
    /// Which mixture: of a pair, of all simulators, of simulators added one by one.
    public var form: String?
    public var source: String?
    /// The second source, where two are compared and neither is the reference.
    public var other: String?
    public var condition: String?
    public var judge: String?
    public var reference: String?
    public var referenceJudge: String?
    /// What is no simulator's row over all conversations: "halves" of the reference, "batches" of people, one "batch".
    public var split: String?
    public var batch: String?
    public var dimension: String?
    public var referenceCondition: String?
    public var feature: String?
    public var label: String?
    /// One conversation.
    public var id: String?

    public init() {}

    public init(facet: String? = nil, task: String? = nil, codebook: String? = nil, source: String? = nil, reference: String? = nil) {
        (self.facet, self.task, self.codebook) = (facet, task, codebook)
        (self.source, self.reference) = (source, reference)
    }

    /// `prefix` stands before each name. A kind that is about one source needs it.
    public mutating func walk<Walk: FieldWalk>(
        _ fields: inout Walk, prefix: String = "", needsSource: Bool = false
    ) throws(Walk.Fault) {
        func name(_ name: String) -> String { prefix.isEmpty ? name : prefix + name }
        try fields.optional(&what, name("what"))
        try fields.optional(&task, name("task"))
        try fields.optional(&category, name("category"))
        try fields.optional(&facet, name("facet"))
        try fields.optional(&codebook, name("codebook"))
        try fields.optional(&measure, name("measure"))
        try fields.optional(&domain, name("domain"))
        try fields.optional(&form, name("form"))
        if needsSource {
            var one = sourceName
            try fields.required(&one, name("source"))
            source = one
        } else {
            try fields.optional(&source, name("source"))
        }
        try fields.optional(&other, name("other"))
        try fields.optional(&condition, name("condition"))
        try fields.optional(&judge, name("judge"))
        try fields.optional(&reference, name("reference"))
        try fields.optional(&referenceJudge, name("reference_judge"))
        try fields.optional(&split, name("split"))
        try fields.optional(&batch, name("batch"))
        try fields.optional(&dimension, name("dimension"))
        try fields.optional(&referenceCondition, name("reference_condition"))
        try fields.optional(&feature, name("feature"))
        try fields.optional(&label, name("label"))
        try fields.optional(&id, name("id"))
    }

    /// What it names, by the names of the fields.
    public var texts: [String: String] {
        var (subject, fields) = (self, FlatFields())
        subject.walk(&fields)
        return fields.texts
    }

    /// Empty where there is none.
    public var sourceName: String { source ?? "" }

    /// Whether both sides are halves of the reference: what chance and the reference's own spread amount to.
    public var isControl: Bool { split == "halves" }
}
