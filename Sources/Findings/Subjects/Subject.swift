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

    /// `prefix` stands before each name; a finding without one of the fields that its kind `needs` is an error.
    public mutating func walk<Walk: FieldWalk>(
        _ fields: inout Walk, prefix: String = "", needs: Set<String> = []
    ) throws(Walk.Fault) {
        func walk(_ value: inout String?, _ name: String) throws(Walk.Fault) {
            guard needs.contains(name) else { return try fields.optional(&value, prefix + name) }
            var text = value ?? ""
            try fields.required(&text, prefix + name)
            value = text
        }
        try walk(&what, "what")
        try walk(&task, "task")
        try walk(&category, "category")
        try walk(&facet, "facet")
        try walk(&codebook, "codebook")
        try walk(&measure, "measure")
        try walk(&domain, "domain")
        try walk(&form, "form")
        try walk(&source, "source")
        try walk(&other, "other")
        try walk(&condition, "condition")
        try walk(&judge, "judge")
        try walk(&reference, "reference")
        try walk(&referenceJudge, "reference_judge")
        try walk(&split, "split")
        try walk(&batch, "batch")
        try walk(&dimension, "dimension")
        try walk(&referenceCondition, "reference_condition")
        try walk(&feature, "feature")
        try walk(&label, "label")
        try walk(&id, "id")
    }

    /// What it names, by the names of the fields.
    public var texts: [String: String] {
        var (subject, fields) = (self, FlatFields())
        subject.walk(&fields)
        return fields.texts
    }

    /// Empty where there is none.
    public var sourceName: String { source ?? "" }
    public var referenceName: String { reference ?? "the reference" }

    /// Whether both sides are halves of the reference: what chance and the reference's own spread amount to.
    public var isControl: Bool { split == "halves" }
}
