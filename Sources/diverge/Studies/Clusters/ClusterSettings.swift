import Stage

/// How clusters are compared.
struct ClusterSettings: Sendable {
    /// How many there are, the last ones perhaps empty; nil: what the records say or show.
    var count: Int?
    var rule: DivergenceRule
    /// Terms named for a cluster, and members shown of it.
    var terms: Int
    var examples: Int
    /// Of how many clusters of a class a source's own members are shown.
    var top: Int
    /// Whether the run ends with what a shard comes to, and whether it begins with what shards came to.
    var isPartial: Bool
    var isMerge: Bool

    static let options = [
        Option(
            "clusters", value: "K", help: "number of clusters; default: the largest seen",
            details: "Needed where the last ones may be empty and the records carry no field 'clusters'; a cluster past it is an error."),
        Smoothing.option,
        Option("log-base", choices: LogBase.allCases.map(\.rawValue), default: "e", help: "nats or bits, of KL and JS", isAdvanced: true),
        Option("terms", value: "N", default: "8", help: "terms named for a cluster; 0: none", isAdvanced: true),
        Option("examples", value: "N", default: "2", help: "members shown of a cluster; 0: none", isAdvanced: true),
        Option(
            "top", value: "N", default: "5", help: "clusters of each class that show a simulator's own members",
            details: "The largest ones, as report --top shows them. The reference's members are shown of every cluster.",
            isAdvanced: true),
        Option(
            "partial", help: "write what a shard of assignments comes to, for --merge",
            details: """
                Of each record its cluster and two numbers for its id and unit, of each cluster its terms and nearest members. With --merge \
                it adds partials up to a partial.
                """, isAdvanced: true),
        Option(
            "merge", help: "the input is what --partial wrote of shards",
            details: """
                The findings are those of one run over all records, whatever the order and grouping of the shards. Give --unit, --terms \
                and --examples to both.
                """, isAdvanced: true),
    ]

    init(_ arguments: Arguments) throws {
        count = try arguments.integer("clusters", in: 1...AssignmentTable.maximumClusters)
        rule = DivergenceRule(
            smoothing: try Smoothing(arguments.string("smoothing") ?? "paper"),
            logBase: arguments.string("log-base").flatMap { LogBase(rawValue: $0) } ?? .e)
        terms = try arguments.integer("terms", in: 0...1000) ?? 8
        examples = try arguments.integer("examples", in: 0...1000) ?? 2
        top = try arguments.integer("top", in: 0...AssignmentTable.maximumClusters) ?? 5
        (isPartial, isMerge) = (arguments.has("partial"), arguments.has("merge"))
    }

    /// What a digest of the settings is made from.
    var digested: String { "\(rule.smoothing.name) \(rule.logBase.rawValue) \(count.map(String.init) ?? "-")" }
}
