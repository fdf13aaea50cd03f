import Foundation
import Numerics

/// The divergences of two samples with what resampling says of each: an interval and the bias-corrected and accelerated
/// one, and a test, which an infinite value has too.
struct DivergenceEstimates: Sendable {
    /// In the order of `Divergence.allCases`.
    var all: [Estimate]
    /// The Jensen-Shannon divergence without most of the bias of few records; nil where a side has one unit.
    var corrected: BiasCorrection? { self[.js].corrected }

    subscript(divergence: Divergence) -> Estimate { all[divergence.rawValue] }
}

/// Divergences between two samples, with what resampling says of their uncertainty.
struct DivergenceEstimator: Sendable {
    var resampling: Resampling
    var rule = DivergenceRule()

    private let pool = CellSumsPool()

    init(resampling: Resampling, rule: DivergenceRule = DivergenceRule()) { (self.resampling, self.rule) = (resampling, rule) }

    /// Compares the clusters (0 ..< k) of the reference's records with those of a source.
    ///
    /// `stream` names the comparison, so that each has random numbers of its own. Neither side may be empty.
    /// O((bootstrap + permutations) x (n + k)).
    func estimates(reference: Sample, source: Sample, clusters: Int, stream: String) -> DivergenceEstimates {
        let observed = divergences(
            reference: counted(reference.clusters, clusters: clusters), source: counted(source.clusters, clusters: clusters), rule: rule)
        let replicates = draws(resampling.bootstrap, clusters, stream: "bootstrap:\(stream)", state: ()) { pair, generator, _ in
            reference.resample(into: &pair.reference, using: &generator)
            source.resample(into: &pair.source, using: &generator)
        }
        let samples = PermutedSamples(reference: reference, source: source, clusters: clusters)
        let permuted = draws(resampling.permutations, clusters, stream: "permutation:\(stream)", state: samples) {
            pair, generator, samples in
            samples.next(&pair.reference, &pair.source, using: &generator)
        }
        let jackknife = Jackknife(reference: reference, source: source, clusters: clusters, rule: rule)
        var all = Divergence.allCases.map { divergence in
            let index = divergence.rawValue
            var estimate = Estimate(divergence.statistic, value: observed[index], resampling: resampling)
            if resampling.bootstrap > 0 {
                let sorted = replicates.map { $0[index] }.sorted()
                estimate.interval = .percentile(sorted: sorted, confidence: resampling.confidence)
                estimate.biasCorrected = .biasCorrected(
                    sorted: sorted, observed: observed[index], acceleration: jackknife.acceleration(divergence),
                    confidence: resampling.confidence)
            }
            if resampling.permutations > 0 {
                estimate.test = PermutationTest(
                    observed: observed[index], permuted: permuted.map { $0[index] }, isSimilarity: divergence.isSimilarity)
            }
            return estimate
        }
        let (js, perNat) = (observed[Divergence.js.rawValue], rule.logBase.perNat)
        all[Divergence.js.rawValue].corrected = resampling.corrected(
            js: js, reference: reference, source: source, clusters: clusters,
            jackknife: (jackknife.bias(.js, observed: js) / perNat, jackknife.standardError(.js) / perNat), logBase: rule.logBase,
            stream: stream)
        return DivergenceEstimates(all: all)
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
        resampling.draws(count, stream: stream) { count, generator in
            var state = state
            let empty = [Int32](repeating: 0, count: clusters)
            var pair = Pair(reference: empty, source: empty)
            return pool.withSums(cells: clusters, rule: rule) { sums in
                (0..<count).map { _ in
                    draw(&pair, &generator, &state)
                    return sums.divergences(pair.reference, pair.source)
                }
            }
        }
    }
}
