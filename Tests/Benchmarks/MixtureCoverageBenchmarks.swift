import Foundation
import Numerics
import Testing

@testable import diverge

/// Prints how often planted weights, and a gain of 0, lie within their intervals: part of `make bench`.
///
/// Six simulators over 50 cells, their distributions a flat or Zipf one times exp(0.7 z), z normal; people are their mixture with weights
/// 0.5, 0.2, 0.15, 0.1, 0.05 and 0. n records of each, 200 times, 200 bootstrap samples. Two simulators of one distribution gain nothing by
/// being mixed, whatever the weights; they are set against the same people.
@Suite(.serialized, .enabled(if: isBenchmarking)) struct MixtureCoverageBenchmarks {
    private static let (cells, trials) = (50, 200)
    private static let planted = [0.5, 0.2, 0.15, 0.1, 0.05, 0]

    private struct Trial: Sendable {
        /// For each objective, whether the interval of each weight holds it.
        var holds: [[Bool]]
        var gain: Double
        var gainHolds: Bool
    }

    @Test(arguments: ["flat", "Zipf"]) func coverage(shape: String) {
        for perCell in [2, 10, 50] {
            let found = trials(distributions(shape), records: perCell * Self.cells)
            for (objective, name) in ["js", "kl_forward"].enumerated() {
                let byWeight = Self.planted.indices.map { weight in percentage(found) { $0.holds[objective][weight] } }
                bench(
                    "coverage of six planted weights by \(name), \(shape), n/k = \(perCell)",
                    ["least": byWeight.min() ?? .nan, "most": byWeight.max() ?? .nan])
            }
            bench(
                "coverage of a gain of 0, \(shape), n/k = \(perCell)",
                ["plain_gain": mean(found.map(\.gain)), "corrected": percentage(found, \.gainHolds)])
        }
    }

    private func distributions(_ shape: String) -> [[Double]] {
        var generator = Xoshiro256(seed: 7, stream: "bench:mixtures")
        return Self.planted.map { _ in
            let raw = (0..<Self.cells).map { (shape == "flat" ? 1 : 1 / Double($0 + 1)) * exp(0.7 * generator.normal()) }
            return raw.map { $0 / raw.reduce(0, +) }
        }
    }

    private func trials(_ distributions: [[Double]], records: Int) -> [Trial] {
        let people = (0..<Self.cells).map { cell in zip(Self.planted, distributions).reduce(0) { $0 + $1.0 * $1.1[cell] } }
        return mapChunks(of: 0..<Self.trials, size: 5, threads: 2) { range -> [Trial] in
            var generator = Xoshiro256(seed: 1, stream: "bench:mixtures:\(range.lowerBound)")
            func sample(_ shares: [Double], _ records: Int) -> Sample {
                Sample(
                    (0..<records).map { _ in
                        var rest = generator.uniform()
                        return Int32(
                            shares.firstIndex { share in
                                rest -= share
                                return rest < 0
                            } ?? shares.count - 1)
                    })
            }
            func halved(_ samples: [Sample]) -> [[Sample]] {
                [0, 1].map { half in samples.map { sample in sample.picked((0..<sample.units).filter { $0 % 2 == half }) } }
            }
            return range.compactMap { trial -> Trial? in
                let samples = ([people] + distributions).map { sample($0, records) }
                let estimator = MixtureEstimator(
                    reference: samples[0], simulators: Array(samples[1...]), halves: halved(samples), clusters: Self.cells,
                    resampling: Resampling(bootstrap: 200, permutations: 0, confidence: 0.95, seed: UInt64(trial), threads: 1), stream: "s")
                let holds = estimator.all([.js, .klForward(.paper)]).map { estimate in
                    zip(estimate.intervals, Self.planted).map { $0.range?.contains($1) ?? false }
                }
                let equals = halved([samples[0], samples[1], sample(distributions[0], records)])
                guard let heldOut = HeldOut(.js, halves: equals, clusters: Self.cells, confidence: 0.95) else { return nil }
                return Trial(
                    holds: holds, gain: heldOut.gain, gainHolds: heldOut.correctedGain?.interval.contains(0) ?? false)
            }
        }.flatMap { $0 }
    }
}
