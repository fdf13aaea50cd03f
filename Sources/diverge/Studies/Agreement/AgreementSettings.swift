import Stage

/// Which rankings are set beside each other.
struct AgreementSettings: Sendable {
    /// Paths of findings of another run, and of outcomes.
    var compare: String?
    var against: String?
    var figures: [String]
    /// nil: the headline figures of findings, every number of other records.
    var outcomes: [String]?

    var isWanted: Bool { compare != nil || against != nil }

    static let options = [
        Option("compare", value: "FILE", help: "rank agreement with the findings of another run"),
        Option("against", value: "FILE", help: "rank agreement with outcomes, by source"),
        Option(
            "figures", value: "LIST", default: "js,kl_forward,kl_backward", help: "fields of divergences that sources are ranked by",
            isAdvanced: true),
        Option(
            "outcomes", value: "LIST", help: "fields of --against that sources are ranked by",
            details:
                "By default usi, fidelity_index, win_rate and other headline figures of findings; of records without a kind every number.",
            isAdvanced: true),
    ]

    init(_ arguments: Arguments) throws {
        (compare, against) = (arguments.string("compare"), arguments.string("against"))
        figures = arguments.list("figures")
        outcomes = arguments.has("outcomes") ? arguments.list("outcomes") : nil
        if compare == "-", against == "-" { throw Failure.usage("--compare and --against cannot both read standard input") }
        for flag in ["figures", "outcomes"] where arguments.has(flag) && !isWanted {
            throw Failure.usage("--\(flag) goes with --compare and --against")
        }
    }
}
