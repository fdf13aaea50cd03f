import Stage

/// The options of the resampling that all studies share.
extension Resampling {
    static let options = [
        Option("bootstrap", value: "N", default: "1000", help: "bootstrap samples; 0: none"),
        Option("permutations", value: "N", default: "1000", help: "random permutations of the labels; 0: none"),
        Option("confidence", value: "SHARE", default: "0.95", help: "coverage of the intervals", isAdvanced: true),
        Option("seed", value: "N", default: "42", help: "seed of the resampling"),
    ]

    init(_ arguments: Arguments, threads: Int) throws {
        self.init(
            bootstrap: try arguments.integer("bootstrap", in: 0...10_000_000) ?? 1000,
            permutations: try arguments.integer("permutations", in: 0...10_000_000) ?? 1000,
            confidence: try arguments.double("confidence", in: 0.01...0.9999) ?? 0.95,
            seed: UInt64(try arguments.integer("seed", in: 0...Int.max) ?? 42), threads: threads)
    }

    /// What a digest of the settings is made from.
    var settings: String { "\(bootstrap) \(permutations) \(confidence) \(seed)" }
}
