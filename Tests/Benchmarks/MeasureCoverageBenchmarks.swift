import Foundation
import Numerics
import Testing

@testable import diverge

/// Prints how often the intervals of distances of measures cover the true value, and how often p-values are small: part of `make bench`.
@Suite(.serialized, .enabled(if: isBenchmarking)) struct MeasureCoverageBenchmarks {
    private static let trials = 300
    private let shares = [0.3, 0.2, 0.15, 0.1, 0.1, 0.05, 0.05, 0.05]

    /// One label of eight in each conversation; the source's shares is the reference's mixed with it in another order.
    @Test(arguments: [0, 0.2, 1.0]) func totalVariationOfLabels(share: Double) {
        let other = shares.indices.map { (1 - share) * shares[$0] + share * shares[($0 + 4) % 8] }
        let truth = totalVariation(shares, other)
        for n in [50, 300, 2000] {
            let found = trials { generator in
                let cells = LabelCells(labels: 8)
                func side(_ shares: [Double]) -> Sample {
                    let labels = (0..<n).map { _ in cells.cells(of: [label(shares, &generator)]) }
                    return Sample(labels.flatMap { $0 }, unitOf: labels.indices.flatMap { i in labels[i].map { _ in Int32(i) } })
                }
                return (cells, side(shares), side(other))
            }
            report("tvd, n = \(n)", found.map { $0[0] }, truth)
        }
    }

    /// Numbers with a long tail, exp(z) against exp(z + shift); the truths are integrals of the distributions.
    @Test(arguments: [0, 0.2, 0.7]) func distancesOfNumbers(shift: Double) {
        let truths = [exp(0.5) * (exp(shift) - 1), 2 * NormalDistribution.cumulative(shift / 2) - 1]
        for n in [50, 300, 2000] {
            let found = trials { generator in
                let numbers = [0, shift].map { shift in (0..<n).map { _ in exp(generator.normal() + shift) } }
                let cells = NumberCells(numbers[0] + numbers[1])
                return (cells, Sample(numbers[0].map(cells.cell)), Sample(numbers[1].map(cells.cell)))
            }
            for (index, name) in ["w1", "ks"].enumerated() { report("\(name), n = \(n)", found.map { $0[index] }, truths[index]) }
        }
    }

    private func label(_ shares: [Double], _ generator: inout Xoshiro256) -> Int32 {
        var rest = generator.uniform()
        return Int32(
            shares.firstIndex { share in
                rest -= share
                return rest < 0
            } ?? shares.count - 1)
    }

    private func trials<Cells: CellStatistics>(
        _ make: @Sendable (inout Xoshiro256) -> (Cells, Sample, Sample)
    ) -> [[Estimate]] {
        mapChunks(of: 0..<MeasureCoverageBenchmarks.trials, size: 10, threads: 2) { trials in
            var generator = Xoshiro256(seed: 1, stream: "bench:measures:\(trials.lowerBound)")
            return trials.map { trial in
                let (cells, reference, source) = make(&generator)
                let resampling = Resampling(bootstrap: 300, permutations: 99, confidence: 0.95, seed: UInt64(trial), threads: 1)
                return resampling.estimates(cells, reference: reference, source: source, stream: "s")
            }
        }.flatMap { $0 }
    }

    private func report(_ name: String, _ found: [Estimate], _ truth: Double) {
        func covers(_ range: ClosedRange<Double>?) -> Bool {
            range.map { $0.lowerBound - 1e-12 <= truth && truth <= $0.upperBound + 1e-12 } ?? false
        }
        bench(
            "coverage of \(name)",
            [
                "truth": truth, "percentile": percentage(found) { covers($0.interval?.range) },
                "corrected": percentage(found) { covers($0.corrected?.interval) },
                "p_at_most_0.05": percentage(found) { $0.test?.p ?? 1 <= 0.05 },
            ])
    }
}
