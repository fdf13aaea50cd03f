import Stage

/// How clusters are read and compared: shared by the studies of the table of assignments.
struct ClusterSettings: StudySettings {
    let common: CommonSettings
    /// How many there are, the last ones perhaps empty; nil: what the records say or show.
    var count: Int?
    var rule: DivergenceRule
    /// Terms named for a cluster, and members shown of it.
    var terms: Int
    var examples: Int
    /// Of how many clusters of a class a source's own members are shown.
    var top: Int
    /// Whether the run ends with the sums of a shard, and whether it begins with the sums of shards.
    var isPartial: Bool
    var isMerge: Bool

    private static let clusters = OptionKey.integer(
        "clusters", value: "K", in: 1...AssignmentTable.maximumClusters, help: "number of clusters; default: the largest seen",
        details: "Needed where the last ones may be empty and the records carry no field 'clusters'. A cluster past it is an error.")
    private static let logBase = OptionKey.choice("log-base", of: LogBase.self, help: "nats (e) or bits (2), of KL and JS")
        .defaulting(to: .e).advanced()
    private static let termsKey = OptionKey.integer("terms", in: 0...1000, help: "terms named for a cluster; 0: none").defaulting(to: 8)
        .advanced()
    private static let examplesKey = OptionKey.integer("examples", in: 0...1000, help: "members shown of a cluster; 0: none")
        .defaulting(to: 2).advanced()
    private static let topKey = OptionKey.integer(
        "top", in: 0...AssignmentTable.maximumClusters, help: "clusters of each class that show a simulator's own members",
        details: "The largest ones, as report --top shows them. The reference's members are shown of every cluster."
    ).defaulting(to: 5).advanced()
    private static let partial = OptionKey.flag(
        "partial", help: "sum up a shard of assignments, for --merge",
        details: """
            Writes the cluster of each record and two numbers for its id and unit, and the terms and nearest members of each cluster. With \
            --merge it adds partial results up to a partial result.
            """
    ).notWith("vectors", "triplets", "compare", "against", "gate").advanced()
    private static let merge = OptionKey.flag(
        "merge", help: "read what --partial wrote of shards",
        details: """
            The findings are those of one run over all records, whatever the order and grouping of the shards. Give --unit, --terms \
            and --examples to both.
            """
    ).notWith("vectors", "triplets").advanced()

    static let options = [
        clusters.option, Smoothing.key.option, logBase.option, termsKey.option, examplesKey.option,
        topKey.option, partial.option, merge.option,
    ]

    init(_ arguments: Arguments, _ common: CommonSettings) {
        self.common = common
        count = arguments[Self.clusters]
        rule = DivergenceRule(smoothing: arguments[Smoothing.key], logBase: arguments[Self.logBase])
        (terms, examples) = (arguments[Self.termsKey], arguments[Self.examplesKey])
        top = arguments[Self.topKey]
        (isPartial, isMerge) = (arguments[Self.partial], arguments[Self.merge])
    }

    /// What a digest of the settings is made from.
    var digested: String { "\(rule.smoothing.name) \(rule.logBase.rawValue) \(count.map(String.init) ?? "-")" }
}
