import Numerics

/// How often, from which seed and on how many threads samples are drawn anew.
struct Resampling: Sendable {
    var bootstrap: Int
    var permutations: Int
    var confidence: Double
    var seed: UInt64
    var threads: Int

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

    /// A statistic of each bootstrap sample: it gets the numbers of as many of `units` units as there are, drawn with replacement.
    func bootstrapped<Result: Sendable>(units: Int, stream: String, _ statistic: @Sendable ([Int]) -> Result) -> [Result] {
        draws(bootstrap, stream: stream) { count, generator in
            (0..<count).map { _ in statistic((0..<units).map { _ in generator.integer(below: units) }) }
        }
    }

    /// A statistic of each permutation: it gets the numbers 0 ..< count in random order.
    func permuted<Result: Sendable>(_ count: Int, stream: String, _ statistic: @Sendable ([Int]) -> Result) -> [Result] {
        draws(permutations, stream: stream) { draws, generator in
            (0..<draws).map { _ in
                var order = Array(0..<count)
                generator.shuffle(&order)
                return statistic(order)
            }
        }
    }

    /// The percentile interval of a bootstrap's values; nil for none of them, as with --bootstrap 0.
    func interval(_ replicates: [Double]) -> BootstrapInterval? {
        guard !replicates.isEmpty else { return nil }
        guard !replicates.contains(where: \.isNaN) else { return BootstrapInterval(reason: "undefined in some bootstrap samples") }
        return .percentile(sorted: replicates.sorted(), confidence: confidence)
    }
}
