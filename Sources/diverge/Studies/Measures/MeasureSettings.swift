import Stage

/// How measures are compared.
struct MeasureSettings: Sendable {
    /// The field that names a conversation's domain.
    var domain: String
    /// Labels that count as not given.
    var ignoredLabels: Set<String>

    static let options = [
        Option(
            "domain", value: "FIELD", default: "domain", help: "field that names the domain of measures and statements",
            isAdvanced: true),
        Option(
            "ignore-labels", value: "LABELS", help: "labels of measures that count as not given, separated by commas",
            details: "Whether such labels as N/A, no_feedback or system_management enter the published distributions is not known.",
            isAdvanced: true),
    ]

    init(_ arguments: Arguments) {
        domain = arguments.string("domain") ?? "domain"
        ignoredLabels = Set(arguments.list("ignore-labels"))
    }

    /// What a digest of the settings is made from.
    var digested: String { "\(domain) \(ignoredLabels.sorted())" }
}
