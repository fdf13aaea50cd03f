import Foundation
import Numerics
import Testing

@testable import diverge

/// Prints how often each interval of js covers the true value: part of `make bench`.
///
/// Two samples of n records each are drawn from known distributions over 50 cells, 300 times: equal distributions, a tilted one (shares times
/// exp(0.7 z), z normal) and a far one, of flat and of Zipf shares.
@Suite(.serialized, .enabled(if: isBenchmarking)) struct DivergenceCoverageBenchmarks {
    private static let (cells, trials) = (50, 300)

    @Test(arguments: ["flat", "Zipf"], ["equal", "tilted", "far"]) func coverage(shape: String, difference: String) {
        let (p, q) = distributions(shape, difference)
        let truth = zip(p, q).reduce(0) { $0 + jensenShannonPart($1.0, $1.1) }
        for perCell in [2, 10, 50] {
            let found = trials(p, q, records: perCell * Self.cells)
            func covers(_ range: ClosedRange<Double>?) -> Bool {
                range.map { $0.lowerBound - 1e-12 <= truth && truth <= $0.upperBound + 1e-12 } ?? false
            }
            bench(
                "coverage of js, \(shape), \(difference), n/k = \(perCell)",
                [
                    "truth": truth, "mean": mean(found.map { $0[.js].value }),
                    "mean_corrected": mean(found.map { $0.corrected?.value ?? .nan }),
                    "percentile": percentage(found) { covers($0[.js].interval?.range) },
                    "bca": percentage(found) { covers($0[.js].biasCorrected?.range) },
                    "without_bca": percentage(found) { $0[.js].biasCorrected?.range == nil },
                    "corrected": percentage(found) { covers($0.corrected?.interval) },
                    "p_at_most_0.05": percentage(found) { $0[.js].test?.p ?? 1 <= 0.05 },
                ])
        }
    }

    private func distributions(_ shape: String, _ difference: String) -> ([Double], [Double]) {
        let cells = 0..<Self.cells
        func normalised(_ weights: [Double]) -> [Double] { weights.map { $0 / weights.reduce(0, +) } }
        let p = normalised(cells.map { shape == "flat" ? 1 : 1 / Double($0 + 1) })
        var generator = Xoshiro256(seed: 5, stream: "bench:laws")
        switch difference {
        case "equal": return (p, p)
        case "tilted": return (p, normalised(p.map { $0 * exp(0.7 * generator.normal()) }))
        default: return (p, shape == "flat" ? normalised(cells.map { $0 < cells.count / 2 ? 9 : 1 }) : p.reversed())
        }
    }

    private func trials(_ p: [Double], _ q: [Double], records: Int) -> [DivergenceEstimates] {
        mapChunks(of: 0..<Self.trials, size: 10, threads: 2) { trials in
            var generator = Xoshiro256(seed: 1, stream: "bench:trials:\(trials.lowerBound)")
            return trials.map { trial in
                let resampling = Resampling(bootstrap: 500, permutations: 199, confidence: 0.95, seed: UInt64(trial), threads: 1)
                let (one, other) = (sample(p, records, &generator), sample(q, records, &generator))
                return DivergenceEstimator(resampling: resampling).estimates(reference: one, source: other, clusters: p.count, stream: "s")
            }
        }.flatMap { $0 }
    }

    private func sample(_ shares: [Double], _ records: Int, _ generator: inout Xoshiro256) -> Sample {
        let distribution = CategoricalDistribution(shares)
        return Sample((0..<records).map { _ in Int32(distribution.draw(using: &generator)) })
    }
}
