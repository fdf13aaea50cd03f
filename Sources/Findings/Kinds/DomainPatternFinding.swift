/// Whether what differs between domains among people does so in the simulation: Pearson's r over the domains.
public struct DomainPatternFinding: Finding {
    public static let kind = FindingKind.domainPattern
    public static let names = ["r", "r_prevalence", "r_mean", "r_prevalence_mean"]

    /// Names a measure, and perhaps one of its labels.
    public var subject = Subject()
    public var figures = FigureList()
    public var domains: Int?
    public var basis = Basis()
    public var ignoredLabels: [String]?
    public var minimum: Int?
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields, needs: ["measure", "source"])
        try fields.figures(&figures, DomainPatternFinding.names)
        try fields.optional(&domains, "domains")
        try basis.walk(&fields)
        try fields.optional(&ignoredLabels, "ignored_labels")
        try fields.optional(&minimum, "minimum")
        try origin.walk(&fields)
    }
}
