import Foundation
import Numerics

/// Divergences between two samples, with what resampling says of their uncertainty.
struct Resampling: Sendable {
    var bootstrap: Int
    var permutations: Int
    var confidence: Double
    var seed: UInt64
    var threads: Int
    var rule = DivergenceRule()

    private let pool = CellSumsPool()

    /// Draws that one random stream makes: the unit of work of a thread, so that results do not depend on the threads.
    private static let drawsPerStream = 50

    /// One divergence with its uncertainty: without a bootstrap there is no interval, without permutations no test.
    struct Estimate: Sendable {
        var divergence: Divergence
        var value: Double
        var percentile: BootstrapInterval?
        var biasCorrected: BootstrapInterval?
        var test: PermutationTest?

        var interval: ClosedRange<Double>? { percentile?.range }
        var p: Double? { test?.p }
    }

    struct Estimates: Sendable {
        /// In the order of `Divergence.allCases`.
        var all: [Estimate]
        /// The Jensen-Shannon divergence without most of what comes of few records; nil where a side has one unit.
        var corrected: CorrectedEstimate?

        subscript(divergence: Divergence) -> Estimate { all[divergence.rawValue] }
    }

    /// Compares the clusters (0 ..< k) of the reference's records with those of a source.
    ///
    /// `stream` names the comparison, so that each has random numbers of its own. Neither side may be empty.
    /// O((bootstrap + permutations) x (n + k)).
    func estimates(reference: Sample, source: Sample, clusters: Int, stream: String) -> Estimates {
        let observed = divergences(
            reference: counted(reference.clusters, clusters: clusters), source: counted(source.clusters, clusters: clusters), rule: rule)
        let replicates = draws(bootstrap, clusters, stream: "bootstrap:\(stream)", state: ()) { pair, generator, _ in
            reference.redraw(into: &pair.reference, using: &generator)
            source.redraw(into: &pair.source, using: &generator)
        }
        let deal = Deal(reference: reference, source: source, clusters: clusters)
        let chance = draws(permutations, clusters, stream: "permutation:\(stream)", state: deal) { pair, generator, deal in
            deal.next(&pair.reference, &pair.source, using: &generator)
        }
        let jackknife = Jackknife(reference: reference, source: source, clusters: clusters, rule: rule)
        let all = Divergence.allCases.map { divergence in
            let index = divergence.rawValue
            var estimate = Estimate(divergence: divergence, value: observed[index])
            if bootstrap > 0 {
                let sorted = replicates.map { $0[index] }.sorted()
                estimate.percentile = .percentile(sorted: sorted, confidence: confidence)
                estimate.biasCorrected = .biasCorrected(
                    sorted: sorted, observed: observed[index], acceleration: jackknife.acceleration(divergence), confidence: confidence)
            }
            if permutations > 0 {
                estimate.test = PermutationTest(divergence, observed: observed[index], dealt: chance.map { $0[index] })
            }
            return estimate
        }
        let corrected = CorrectedEstimate(
            observed: observed[Divergence.js.rawValue], largest: log(2) * rule.logBase.perNat, jackknife, .js, confidence: confidence)
        return Estimates(all: all, corrected: corrected)
    }

    /// Histograms that a draw fills.
    private struct Pair {
        var reference: [Int32]
        var source: [Int32]
    }

    /// The divergences of `count` pairs of histograms made by `draw`, which may keep a state from one to the next.
    private func draws<State: Sendable>(
        _ count: Int, _ clusters: Int, stream: String, state: State,
        _ draw: @Sendable (inout Pair, inout Xoshiro256, inout State) -> Void
    ) -> [[Double]] {
        mapChunks(of: 0..<count, size: Resampling.drawsPerStream, threads: threads) { range in
            var generator = Xoshiro256(seed: seed, stream: "diverge:\(stream):\(range.lowerBound)")
            var state = state
            let empty = [Int32](repeating: 0, count: clusters)
            var pair = Pair(reference: empty, source: empty)
            return pool.withSums(cells: clusters, rule: rule) { sums in
                range.map { _ in
                    draw(&pair, &generator, &state)
                    return sums.divergences(pair.reference, pair.source)
                }
            }
        }.flatMap { $0 }
    }
}
