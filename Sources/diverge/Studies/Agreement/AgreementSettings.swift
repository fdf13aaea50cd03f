import Stage

/// Which rankings are compared.
struct AgreementSettings: StudySettings {
    let common: CommonSettings
    /// Paths of findings of another run, and of outcomes.
    var compare: String?
    var against: String?
    var figures: [String]
    /// nil: the headline figures of findings, every number of other records.
    var outcomes: [String]?

    var isWanted: Bool { compare != nil || against != nil }

    private static let compareKey = OptionKey.inputFile(
        "compare",
        help: """
            agreement of the ranking of sources with that in findings of another run
            """)
    private static let againstKey = OptionKey.inputFile("against", help: "agreement of the ranking of sources with that by outcomes")
    private static let figuresKey = OptionKey.list("figures", help: "fields of divergences that sources are ranked by")
        .defaulting(to: ["js", "kl_forward", "kl_backward"]).onlyWith("compare", "against").advanced()
    private static let outcomesKey = OptionKey.list(
        "outcomes", help: "fields of --against that sources are ranked by",
        details: "By default usi, fidelity_index, win_rate and other headline figures of findings; of records without a kind every number."
    ).onlyWith("against").advanced()

    static let options = [compareKey.option, againstKey.option, figuresKey.option, outcomesKey.option]

    init(_ arguments: Arguments, _ common: CommonSettings) {
        self.common = common
        (compare, against) = (arguments[Self.compareKey], arguments[Self.againstKey])
        (figures, outcomes) = (arguments[Self.figuresKey], arguments[Self.outcomesKey])
    }
}
