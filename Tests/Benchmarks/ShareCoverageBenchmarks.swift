import Foundation
import Numerics
import Testing

@testable import diverge

/// Prints how often the intervals of a rate cover the true value where some people give several answers: part of `make bench`.
///
/// People answer 1 to 6 times each, with a probability of yes of their own (uniform within 0.35 of one half, or always the same),
/// 1000 times over; next to the interval that draws people whole stands Wilson's over all answers, which takes them for independent.
@Suite(.serialized, .enabled(if: isBenchmarking)) struct ShareCoverageBenchmarks {
    @Test(arguments: [10, 20, 50, 200], [0, 0.35]) func coverage(people: Int, spread: Double) {
        let trials = 1000
        let covered = mapChunks(of: 0..<trials, size: 10, threads: 2) { chunk in
            var generator = Xoshiro256(seed: 1, stream: "bench:shares:\(chunk.lowerBound)")
            return chunk.map { _ in trial(people, spread, &generator) }
        }.flatMap { $0 }
        bench(
            "coverage of a rate of \(people) people, own rates within \(spread)",
            ["people_drawn_whole": percentage(covered) { $0.drawn }, "wilson_over_answers": percentage(covered) { $0.wilson }])
    }

    private func trial(_ people: Int, _ spread: Double, _ generator: inout Xoshiro256) -> (drawn: Bool, wilson: Bool) {
        let entries = (0..<people).map { person -> (unit: Int, values: [Double]) in
            let answers = 1 + generator.integer(below: 6)
            let rate = 0.5 + spread * (2 * generator.uniform() - 1)
            return (person, [Double((0..<answers).count { _ in generator.uniform() < rate }), Double(answers)])
        }
        let resampling = Resampling(bootstrap: 500, permutations: 0, confidence: 0.95, seed: generator.next(), threads: 1)
        let sums = UnitSums(columns: 2, entries)
        let drawn = sums.share(0, of: 1, resampled: sums.resampled(resampling, stream: "s"), resampling)
        let wilson = WilsonInterval.of(share: drawn.value, count: Int(sums.totals[1]), confidence: 0.95)
        return (drawn.interval?.range?.contains(0.5) ?? false, wilson.contains(0.5))
    }
}
