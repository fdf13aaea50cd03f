import Stage

/// How vectors are compared.
struct VectorSettings: StudySettings {
    let common: CommonSettings
    /// The k of the neighbour balls.
    var neighbors: Int
    /// Parts of the cross-validation.
    var folds: Int
    /// The C of the probe: the weight of a unit of loss, where half the squared length of the weights has 1.
    var cost: Double

    static let isOn = OptionKey.flag(
        "vectors", help: "compare embeddings themselves, without clusters",
        details: "Records then carry a vector, as embed writes them. Time grows with the square of the conversations of a pair.")
    private static let neighborsKey = OptionKey.integer("neighbors", value: "K", in: 1..., help: "neighbours that a ball reaches to")
        .defaulting(to: 5).onlyWith("vectors").advanced()
    private static let foldsKey = OptionKey.integer("folds", in: 2...1000, help: "parts of the probe's cross-validation")
        .defaulting(to: 5).onlyWith("vectors").advanced()
    private static let costKey = OptionKey.number("probe-cost", value: "C", in: 1e-9...1e9, help: "C of the probe; more: less regularised")
        .defaulting(to: 1, shown: "1").onlyWith("vectors").advanced()

    static let options = [isOn.option, neighborsKey.option, foldsKey.option, costKey.option]

    init(_ arguments: Arguments, _ common: CommonSettings) {
        self.common = common
        (neighbors, folds, cost) = (arguments[Self.neighborsKey], arguments[Self.foldsKey], arguments[Self.costKey])
    }

    /// What a digest of the settings is made from.
    var digested: String { "\(neighbors) \(folds) \(cost)" }
}
