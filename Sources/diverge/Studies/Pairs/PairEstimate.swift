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

    /// The divergence of every two samples, S x S, none of them empty. O(S^2 k).
    func divergences(_ samples: [Sample], clusters: Int) -> [[Double]] {
        let shares = samples.map { sample in counted(sample.clusters, clusters: clusters).map { Double($0) / Double(sample.count) } }
        var result = samples.map { _ in [Double](repeating: 0, count: samples.count) }
        for first in samples.indices {
            for second in samples.indices[(first + 1)...] {
                let parts = zip(shares[first], shares[second]).map { jensenShannonPart($0, $1) }
                result[first][second] = max(0, parts.reduce(0, +)) * logBase.perNat
                result[second][first] = result[first][second]
            }
        }
        return result
    }

    /// P pairs of S samples, those of `NearSources`, in order; `divergences` are those of every two, `stream` names the codebook.
    ///
    /// A bootstrap sample draws each source once and serves all pairs; labels are permuted for each pair by itself, since only then
    /// are its two sources exchangeable and the test is exact. O(bootstrap x (S n + P k) + permutations x P (n + k)).
    func estimates(_ samples: [Sample], divergences: [[Double]]? = nil, clusters: Int, stream: String) -> [PairEstimate] {
        let divergences = divergences ?? self.divergences(samples, clusters: clusters)
        let pairs = NearSources.pairs(divergences)
        let entropy = entropy(samples)
        let replicates = replicates(samples, pairs: pairs, clusters: clusters, stream: stream)
        let perNat = logBase.perNat
        var estimates = pairs.indices.map { pair in
            let (first, second) = pairs[pair]
            let permuted = permutations(samples[first], samples[second], clusters, entropy, stream: "\(stream):\(first):\(second)")
            var js = Estimate(
                Divergence.js.statistic, value: divergences[first][second], replicates: replicates.map { $0[pair] * perNat },
                permuted: permuted.map { $0 * perNat }, resampling: resampling)
            js.corrected = corrected(
                samples[first], samples[second], clusters: clusters, js: js.value, stream: "pairs:\(stream):\(first):\(second)")
            return PairEstimate(first: first, second: second, js: js)
        }
        let tests = pairs.indices.compactMap { pair in estimates[pair].js.test.map { (place: pair, p: $0.p, family: "all pairs") } }
        adjust(tests) { estimates[$0].js.adjusted = $1 }
        return estimates
    }

    private func entropy(_ samples: [Sample]) -> CountEntropy {
        CountEntropy(records: samples.map(\.count).sorted().suffix(2).reduce(0, +))
    }

    /// For each bootstrap sample the divergence of each pair, in nats.
    func replicates(_ samples: [Sample], pairs: [(first: Int, second: Int)], clusters: Int, stream: String) -> [[Double]] {
        let entropy = entropy(samples)
        return resampling.draws(resampling.bootstrap, stream: "bootstrap:pairs:\(stream)") { count, generator in
            var counts = [Int32](repeating: 0, count: clusters)
            return (0..<count).map { _ in
                let histograms = samples.map { sample in
                    sample.resample(into: &counts, using: &generator)
                    return entropy.histogram(counts)
                }
                return pairs.map { entropy.jensenShannon(histograms[$0.first], histograms[$0.second]) }
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
