import Numerics

/// Divergences between two samples, with what resampling says of their uncertainty.
struct Resampling: Sendable {
    var bootstrap: Int
    var permutations: Int
    var confidence: Double
    var seed: UInt64
    var threads: Int

    /// Draws that one random stream makes: the unit of work of a thread, so that results do not depend on the threads.
    private static let drawsPerStream = 50

    /// One divergence with its uncertainty. The interval is nil without a bootstrap, the rest without permutations.
    struct Estimate: Sendable {
        var value: Double
        var interval: ClosedRange<Double>?
        /// Mean and 95th percentile where the source labels are dealt out at random.
        var floor: (mean: Double, percentile95: Double)?
        /// Share of such deals that come at least as far as `value`, the observed one counted in.
        var p: Double?
    }

    /// Compares the clusters (0 ..< k) of the reference's units with those of a source, one element a unit.
    ///
    /// `stream` names the comparison, so that each has random numbers of its own. Neither side may be empty.
    /// O((bootstrap + permutations) x (n + k)).
    func estimates(reference: [Int32], source: [Int32], clusters: Int, stream: String) -> [Estimate] {
        let observed = divergences(
            reference: counted(reference, clusters: clusters), source: counted(source, clusters: clusters))
        let replicates = draws(bootstrap, stream: "diverge:bootstrap:\(stream)") { generator, _ in
            divergences(
                reference: redrawn(reference, clusters: clusters, using: &generator),
                source: redrawn(source, clusters: clusters, using: &generator))
        }
        let pooled = reference + source
        let all = counted(pooled, clusters: clusters)
        let chance = draws(permutations, stream: "diverge:permutation:\(stream)", state: pooled) { generator, order in
            // The smaller side is dealt; the other is what remains.
            let dealt = min(reference.count, source.count)
            generator.partialShuffle(&order, count: dealt)
            let few = counted(order[..<dealt], clusters: clusters)
            let rest = zip(all, few).map { $0 - $1 }
            return reference.count <= source.count
                ? divergences(reference: few, source: rest) : divergences(reference: rest, source: few)
        }
        return Divergence.allCases.map { divergence in
            let index = divergence.rawValue
            return Estimate(
                value: observed[index],
                interval: percentileInterval(replicates.map { $0[index] }),
                floor: floor(chance.map { $0[index] }),
                p: permutations > 0 ? pValue(observed[index], chance.map { $0[index] }) : nil)
        }
    }

    /// The percentile bootstrap interval (Efron and Tibshirani, 1993, section 13.3).
    private func percentileInterval(_ values: [Double]) -> ClosedRange<Double>? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let tail = (1 - confidence) / 2
        return quantile(sorted: sorted, tail)...quantile(sorted: sorted, 1 - tail)
    }

    private func floor(_ values: [Double]) -> (mean: Double, percentile95: Double)? {
        values.isEmpty ? nil : (mean(values), quantile(values, 0.95))
    }

    /// (1 + deals at least as far) / (1 + deals): Davison and Hinkley (1997), equation 4.11.
    private func pValue(_ observed: Double, _ chance: [Double]) -> Double {
        // Equal counts in another order of summing may differ in the last digits.
        let atLeast = chance.count { $0 >= observed - 1e-12 }
        return Double(1 + atLeast) / Double(1 + chance.count)
    }

    private func draws(
        _ count: Int, stream: String, state: [Int32] = [],
        _ draw: @Sendable (inout Xoshiro256, inout [Int32]) -> [Double]
    ) -> [[Double]] {
        mapChunks(of: 0..<count, size: Resampling.drawsPerStream, threads: threads) { range in
            var generator = Xoshiro256(seed: seed, stream: "\(stream):\(range.lowerBound)")
            var state = state
            return range.map { _ in draw(&generator, &state) }
        }.flatMap { $0 }
    }
}

/// How many units each cluster has.
func counted(_ units: some Sequence<Int32>, clusters: Int) -> [Int32] {
    var counts = [Int32](repeating: 0, count: clusters)
    for unit in units { counts[Int(unit)] += 1 }
    return counts
}

/// The counts of as many units, drawn with replacement.
private func redrawn(_ units: [Int32], clusters: Int, using generator: inout Xoshiro256) -> [Int32] {
    var counts = [Int32](repeating: 0, count: clusters)
    for _ in units.indices { counts[Int(units[generator.integer(below: units.count)])] += 1 }
    return counts
}
