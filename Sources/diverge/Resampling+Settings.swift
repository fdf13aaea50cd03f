import Stage

/// The options of the resampling.
extension Resampling {
    private static let bootstrapKey = OptionKey.integer("bootstrap", in: 0...10_000_000, help: "bootstrap samples; 0: none")
        .defaulting(to: 1000)
    private static let permutationsKey = OptionKey.integer(
        "permutations", in: 0...10_000_000, help: "random permutations of labels; 0: none"
    ).defaulting(to: 1000)
    private static let confidenceKey = OptionKey.number("confidence", value: "SHARE", in: 0.01...0.9999, help: "coverage of the intervals")
        .defaulting(to: 0.95).advanced()
    private static let seedKey = OptionKey.integer("seed", in: 0..., help: "seed of the resampling").defaulting(to: 42)

    static let options = [bootstrapKey.option, permutationsKey.option, confidenceKey.option, seedKey.option]

    init(_ arguments: Arguments, threads: Int) {
        self.init(
            bootstrap: arguments[Self.bootstrapKey], permutations: arguments[Self.permutationsKey],
            confidence: arguments[Self.confidenceKey], seed: UInt64(arguments[Self.seedKey]), threads: threads)
    }

    /// What a digest of the settings is made from.
    var settings: String { "\(bootstrap) \(permutations) \(confidence) \(seed)" }
}
