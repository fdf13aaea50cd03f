import Numerics
import Stage

/// How often, from which seed and on how many threads samples are drawn anew.
struct Resampling: Sendable {
    var bootstrap: Int
    var permutations: Int
    var confidence: Double
    var seed: UInt64
    var threads: Int

    static let options = [
        Option("bootstrap", value: "N", default: "1000", help: "bootstrap samples; 0: none"),
        Option("permutations", value: "N", default: "1000", help: "random deals of labels; 0: none"),
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
