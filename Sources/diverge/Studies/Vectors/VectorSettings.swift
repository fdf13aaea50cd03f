import Stage

/// How vectors are compared.
struct VectorSettings: Sendable {
    /// Whether embeddings are read and compared without clusters.
    var isOn: Bool
    /// The k of the neighbour balls.
    var neighbors: Int
    /// Parts of the cross-validation.
    var folds: Int
    /// The C of the probe: what a unit of loss counts beside half the squared length of the weights.
    var cost: Double

    static let options = [
        Option(
            "vectors", help: "compare embeddings themselves, without clusters",
            details: "Records then carry a vector, as embed writes them. Time grows with the square of the conversations of a pair."),
        Option("neighbors", value: "K", default: "5", help: "with --vectors, neighbours that a ball reaches to", isAdvanced: true),
        Option("folds", value: "N", default: "5", help: "with --vectors, parts of the probe's cross-validation", isAdvanced: true),
        Option("probe-cost", value: "C", default: "1", help: "with --vectors, C of the probe; more: less regularised", isAdvanced: true),
    ]

    init(_ arguments: Arguments) throws {
        isOn = arguments.has("vectors")
        neighbors = try arguments.integer("neighbors") ?? 5
        folds = try arguments.integer("folds", in: 2...1000) ?? 5
        cost = try arguments.double("probe-cost", in: 1e-9...1e9) ?? 1
        for flag in ["neighbors", "folds", "probe-cost"] where arguments.has(flag) && !isOn {
            throw Failure.usage("--\(flag) goes with --vectors")
        }
    }

    /// What a digest of the settings is made from.
    var digested: String { "\(neighbors) \(folds) \(cost)" }
}
