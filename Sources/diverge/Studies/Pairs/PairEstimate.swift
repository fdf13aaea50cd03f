import Foundation
import Numerics

/// The Jensen-Shannon divergence of two sources.
struct PairEstimate: Sendable {
    /// Places in the list of sources, the first below the second.
    var first: Int
    var second: Int
    /// The p-value is adjusted over all pairs.
    var js: Estimate
}

/// Compares every two of some sources under one codebook.
struct PairEstimator: Sendable {
    var resampling: Resampling
    var logBase = LogBase.e

    /// Every pair of the samples, none of them empty, in order; `stream` names the codebook.
    ///
    /// A bootstrap sample draws each source once and serves all pairs; labels are permuted for each pair by itself, since only then
    /// are its two sources exchangeable and the test is exact. O(bootstrap x (S n + S^2 k) + permutations x S^2 (n + k)).
    func estimates(_ samples: [Sample], clusters: Int, stream: String) -> [PairEstimate] {
        let (places, entropy) = (places(samples), entropy(samples))
        let counts = samples.map { counted($0.clusters, clusters: clusters) }
        let replicates = replicates(samples, clusters: clusters, stream: stream)
        let perNat = logBase.perNat
        var estimates = places.indices.map { pair in
            let (first, second) = places[pair]
            let parts = zip(counts[first], counts[second]).map {
                jensenShannonPart(Double($0) / Double(samples[first].count), Double($1) / Double(samples[second].count))
            }
            let permuted = permutations(samples[first], samples[second], clusters, entropy, stream: "\(stream):\(first):\(second)")
            var js = Estimate(
                Divergence.js.statistic, value: max(0, parts.reduce(0, +)) * perNat, replicates: replicates.map { $0[pair] * perNat },
                permuted: permuted.map { $0 * perNat }, resampling: resampling)
            js.corrected = corrected(
                samples[first], samples[second], clusters: clusters, js: js.value, stream: "pairs:\(stream):\(first):\(second)")
            return PairEstimate(first: first, second: second, js: js)
        }
        let tests = places.indices.compactMap { pair in estimates[pair].js.test.map { (place: pair, p: $0.p, family: "all pairs") } }
        adjust(tests) { estimates[$0].js.adjusted = $1 }
        return estimates
    }

    private func places(_ samples: [Sample]) -> [(Int, Int)] {
        samples.indices.flatMap { first in samples.indices[(first + 1)...].map { (first, $0) } }
    }

    private func entropy(_ samples: [Sample]) -> CountEntropy {
        CountEntropy(records: samples.map(\.count).sorted().suffix(2).reduce(0, +))
    }

    /// For each bootstrap sample the divergence of each pair, in nats.
    func replicates(_ samples: [Sample], clusters: Int, stream: String) -> [[Double]] {
        let (places, entropy) = (places(samples), entropy(samples))
        return resampling.draws(resampling.bootstrap, stream: "bootstrap:pairs:\(stream)") { count, generator in
            var counts = [Int32](repeating: 0, count: clusters)
            return (0..<count).map { _ in
                let histograms = samples.map { sample in
                    sample.resample(into: &counts, using: &generator)
                    return entropy.histogram(counts)
                }
                return places.map { entropy.jensenShannon(histograms[$0.0], histograms[$0.1]) }
            }
        }
    }

    /// The divergences of two sources whose labels are permuted at random, in nats.
    private func permutations(_ first: Sample, _ second: Sample, _ clusters: Int, _ entropy: CountEntropy, stream: String) -> [Double] {
        let samples = PermutedSamples(reference: first, source: second, clusters: clusters)
        return resampling.draws(resampling.permutations, stream: "permutation:pairs:\(stream)") { count, generator in
            var samples = samples
            let empty = [Int32](repeating: 0, count: clusters)
            var (left, right) = (empty, empty)
            return (0..<count).map { _ in
                samples.next(&left, &right, using: &generator)
                return entropy.jensenShannon(entropy.histogram(left), entropy.histogram(right))
            }
        }
    }

    /// js less its bias; its jackknife is that of a mixture of one member.
    private func corrected(_ first: Sample, _ second: Sample, clusters: Int, js: Double, stream: String) -> BiasCorrection? {
        let jackknife = Jackknife(weightings: [[1]], members: [second], reference: first, clusters: clusters, objective: .js)
        return resampling.corrected(
            js: js, reference: first, source: second, clusters: clusters,
            jackknife: (jackknife.bias(0, observed: js / logBase.perNat), jackknife.standardError(0)), logBase: logBase, stream: stream)
    }
}
