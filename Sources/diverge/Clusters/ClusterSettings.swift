import Stage

/// How clusters are compared.
struct ClusterSettings: Sendable {
    /// How many there are, the last ones perhaps empty; nil: what the records say or show.
    var count: Int?
    var rule: DivergenceRule
    /// Terms named for a cluster, and members shown of it.
    var terms: Int
    var examples: Int

    static let options = [
        Option(
            "clusters", value: "K", help: "number of clusters; default: the largest seen",
            details: "Needed where the last ones may be empty and the records carry no field 'clusters'; a cluster past it is an error."),
        Smoothing.option,
        Option("log-base", choices: LogBase.allCases.map(\.rawValue), default: "e", help: "nats or bits, of KL and JS"),
        Option("terms", value: "N", default: "8", help: "terms named for a cluster; 0: none"),
        Option("examples", value: "N", default: "2", help: "members shown of a cluster; 0: none"),
    ]

    init(_ arguments: Arguments) throws {
        count = try arguments.integer("clusters", in: 1...AssignmentTable.maximumClusters)
        rule = DivergenceRule(
            smoothing: try Smoothing(arguments.string("smoothing") ?? "paper"),
            logBase: arguments.string("log-base").flatMap { LogBase(rawValue: $0) } ?? .e)
        terms = try arguments.integer("terms", in: 0...1000) ?? 8
        examples = try arguments.integer("examples", in: 0...1000) ?? 2
    }

    /// What a digest of the settings is made from.
    var digested: String { "\(rule.smoothing.name) \(rule.logBase.rawValue) \(count.map(String.init) ?? "-")" }
}
