import Numerics
import Stage

/// How often, from which seed and on how many threads samples are drawn anew.
struct Resampling: Sendable {
    var bootstrap: Int
    var permutations: Int
    var confidence: Double
    var seed: UInt64
    var threads: Int

    private static let bootstrapKey = OptionKey.integer("bootstrap", in: 0...10_000_000, help: "bootstrap samples; 0: none")
        .defaulting(to: 1000)
    private static let permutationsKey = OptionKey.integer("permutations", in: 0...10_000_000, help: "random permutations of labels; 0: none")
        .defaulting(to: 1000)
    private static let confidenceKey = OptionKey.number("confidence", value: "SHARE", in: 0.01...0.9999, help: "coverage of the intervals")
        .defaulting(to: 0.95).advanced()
    private static let seedKey = OptionKey.integer("seed", in: 0..., help: "seed of the resampling").defaulting(to: 42)

    static let options = [bootstrapKey.option, permutationsKey.option, confidenceKey.option, seedKey.option]

    init(_ arguments: Arguments, threads: Int) {
        self.init(
            bootstrap: arguments[Self.bootstrapKey], permutations: arguments[Self.permutationsKey],
            confidence: arguments[Self.confidenceKey], seed: UInt64(arguments[Self.seedKey]), threads: threads)
    }

    init(bootstrap: Int, permutations: Int, confidence: Double, seed: UInt64, threads: Int) {
        (self.bootstrap, self.permutations, self.confidence) = (bootstrap, permutations, confidence)
        (self.seed, self.threads) = (seed, threads)
    }

    /// What a digest of the settings is made from.
    var settings: String { "\(bootstrap) \(permutations) \(confidence) \(seed)" }

    /// Draws that one random stream makes: the unit of work of a thread, so that results do not depend on the threads.
    private static let drawsPerStream = 50

    /// The results of `count` draws, in order. `make` makes some of them one after the other with a generator of their own;
    /// `stream` names what is drawn, so that each purpose has random numbers of its own.
    func draws<Result: Sendable>(
        _ count: Int, stream: String, _ make: @Sendable (_ count: Int, inout Xoshiro256) -> [Result]
    ) -> [Result] {
        mapChunks(of: 0..<count, size: Resampling.drawsPerStream, threads: threads) { range in
            var generator = Xoshiro256(seed: seed, stream: "diverge:\(stream):\(range.lowerBound)")
            return make(range.count, &generator)
        }.flatMap { $0 }
    }

    /// The percentile interval of a bootstrap's values; nil for none of them, as with --bootstrap 0.
    func interval(_ replicates: [Double]) -> BootstrapInterval? {
        guard !replicates.isEmpty else { return nil }
        guard !replicates.contains(where: \.isNaN) else { return BootstrapInterval(reason: "undefined in some bootstrap samples") }
        return .percentile(sorted: replicates.sorted(), confidence: confidence)
    }
}
