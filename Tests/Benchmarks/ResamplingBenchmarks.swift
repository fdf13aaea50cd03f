import Foundation
import Numerics
import Testing

@testable import diverge

/// Prints the time of 24 comparisons at the published size, of all pairs and of all mixtures: part of `make bench`. With
/// USERGAP_BENCH_PYTHON naming a Python that has numpy, a vectorised bootstrap of the two KLs, JS and total variation alone, and one
/// of JS over all pairs, in turn with ours, and the ratio.
@Suite(.serialized, .enabled(if: isBenchmarking)) struct ResamplingBenchmarks {
    private static let (simulators, records, cells, draws) = (24, 5000, 500, 1000)

    private static let numpy = """
        import time, numpy as np
        S, n, k, B = \(simulators), \(records), \(cells), \(draws)
        rng = np.random.default_rng(1)
        base = 1 / np.arange(1, k + 1) ** .7; base /= base.sum()
        real = rng.multinomial(n, base); sims = [rng.multinomial(n, base) for _ in range(S)]
        start = time.perf_counter()
        for sim in sims:
            p = rng.multinomial(n, real / n, size=B) / n; q = rng.multinomial(n, sim / n, size=B) / n
            s, t = (p + 1 / k) / 2, (q + 1 / k) / 2
            r = np.log(s / t); forward = (s * r).sum(1); backward = -(t * r).sum(1)
            m = (p + q) / 2
            def part(x): return (x * np.log(np.where(x > 0, x / np.where(m > 0, m, 1), 1))).sum(1)
            js = (part(p) + part(q)) / 2; tv = abs(p - q).sum(1) / 2
            np.quantile([forward, backward, js, tv], [.025, .975], axis=1)
        print(time.perf_counter() - start)
        """

    private static let numpyPairs = """
        import time, numpy as np
        S, n, k, B = \(simulators), \(records), \(cells), \(draws)
        rng = np.random.default_rng(1)
        base = 1 / np.arange(1, k + 1) ** .7; base /= base.sum()
        counts = [rng.multinomial(n, base) for _ in range(S + 1)]
        start = time.perf_counter()
        shares = [rng.multinomial(n, c / n, size=B) / n for c in counts]
        def entropy(x): return -(x * np.log(np.where(x > 0, x, 1))).sum(1)
        own = [entropy(p) for p in shares]
        js = [entropy((shares[i] + shares[j]) / 2) - (own[i] + own[j]) / 2 for i in range(S + 1) for j in range(i)]
        np.quantile(js, [.025, .975], axis=1)
        print(time.perf_counter() - start)
        """

    /// A reference and simulators of one distribution.
    private func samples() -> (Sample, [Sample]) {
        var generator = Xoshiro256(seed: 1, stream: "bench")
        let bounds = (0..<Self.cells).map { pow(Double($0 + 1), -0.7) }.reduce(into: [0.0]) { $0.append(($0.last ?? 0) + $1) }
        func sample() -> Sample {
            Sample(
                (0..<Self.records).map { _ in
                    let at = generator.uniform() * (bounds.last ?? 1)
                    return Int32((bounds.firstIndex { $0 > at } ?? bounds.count - 1) - 1)
                })
        }
        return (sample(), (0..<Self.simulators).map { _ in sample() })
    }

    @Test func pairs() throws {
        let (real, sims) = samples()
        var (whole, ours, theirs): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<3 {
            let (draws, clock) = (Self.draws, ContinuousClock())
            let estimator = PairEstimator(
                resampling: Resampling(bootstrap: draws, permutations: draws, confidence: 0.95, seed: 1, threads: 2))
            whole.append(
                clock.measure { _ = estimator.estimates(sims + [real], clusters: Self.cells, stream: "s") } / .seconds(1))
            ours.append(
                clock.measure {
                    _ = estimator.replicates(
                        sims + [real], pairs: NearSources.pairs(estimator.divergences(sims + [real], clusters: Self.cells)),
                        clusters: Self.cells, stream: "s")
                } / .seconds(1))
            if let python = benchmarkPython {
                theirs.append(try numpySeconds(python, Self.numpyPairs))
            }
        }
        report("js of 300 pairs of 25 x 5000, k=500", whole, bootstrap: ours, peer: theirs)
    }

    @Test func mixtures() {
        let (real, sims) = samples()
        let samples = [real] + sims
        let halves = [0, 1].map { half in samples.map { sample in sample.picked((0..<sample.units).filter { $0 % 2 == half }) } }
        let resampling = Resampling(bootstrap: Self.draws, permutations: 0, confidence: 0.95, seed: 1, threads: 2)
        let estimator = MixtureEstimator(
            reference: real, simulators: sims, halves: halves, clusters: Self.cells, resampling: resampling, stream: "s")
        let pairs = medianSeconds(runs: 3) { _ = estimator.pairs() }
        let all = medianSeconds(runs: 3) { _ = estimator.all([.js, .klForward(.paper)]) }
        bench(
            "mixtures of 24 x 5000, k=500",
            [
                "seconds_of_276_pairs": pairs, "seconds_of_greedy_order": medianSeconds(runs: 3) { _ = estimator.greedy() },
                "seconds_of_all_with_1000_bootstrap_fits": all,
            ], ratio: 1e10 / (pairs + all) / Yardstick.operationsPerSecond)
    }

    @Test func comparisons() throws {
        let (real, sims) = samples()
        func seconds(bootstrap: Int, permutations: Int) -> Double {
            let resampling = Resampling(bootstrap: bootstrap, permutations: permutations, confidence: 0.95, seed: 1, threads: 2)
            return ContinuousClock().measure {
                for sim in sims {
                    _ = DivergenceEstimator(resampling: resampling).estimates(
                        reference: real, source: sim, clusters: Self.cells, stream: "s")
                }
            } / .seconds(1)
        }
        var (whole, ours, theirs): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<3 {
            whole.append(seconds(bootstrap: Self.draws, permutations: Self.draws))
            ours.append(seconds(bootstrap: Self.draws, permutations: 0))
            if let python = benchmarkPython {
                theirs.append(try numpySeconds(python, Self.numpy))
            }
        }
        report("24 simulators x 5000 against 5000, k=500, all divergences", whole, bootstrap: ours, peer: theirs)
    }

    /// `whole` with 1000 bootstrap samples and 1000 permutations, `bootstrap` with the former alone, as numpy's.
    private func report(_ name: String, _ whole: [Double], bootstrap: [Double], peer: [Double]) {
        let (all, ours) = (quantile(whole, 0.5), quantile(bootstrap, 0.5))
        bench(name, ["seconds": all, "seconds_of_bootstrap": ours], ratio: 1e10 / all / Yardstick.operationsPerSecond)
        guard !peer.isEmpty else { return }
        bench("\(name): numpy, the bootstrap", ["seconds": quantile(peer, 0.5), "times_ours": quantile(peer, 0.5) / ours])
    }

    private func numpySeconds(_ python: String, _ script: String) throws -> Double {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [python, "-c", script]
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return try #require(Double(output.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
}
