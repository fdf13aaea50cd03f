import Stage

/// How measures are read and compared.
struct MeasureSettings: StudySettings {
    let common: CommonSettings
    /// The field that names a conversation's domain.
    var domain: String
    /// Labels that count as not given.
    var ignoredLabels: Set<String>

    static let domainKey = OptionKey.text("domain", value: "FIELD", help: "field that names the domain of measures and statements")
        .defaulting(to: "domain").advanced()
    private static let ignored = OptionKey.list(
        "ignore-labels", value: "LABELS", help: "labels of measures that count as not given",
        details: "Whether such labels as N/A, no_feedback or system_management enter the published distributions is not known."
    ).defaulting(to: [], shown: "none").advanced()

    static let options = [domainKey.option, ignored.option]

    init(_ arguments: Arguments, _ common: CommonSettings) {
        self.common = common
        domain = arguments[Self.domainKey]
        ignoredLabels = Set(arguments[Self.ignored])
    }

    /// What a digest of the settings is made from.
    var digested: String { "\(domain) \(ignoredLabels.sorted())" }
}
