import Foundation
import Numerics
import Testing

@testable import diverge

/// Prints what the aspects of a simulator cost: part of `make bench`.
@Suite(.serialized, .enabled(if: isBenchmarking)) struct AspectBenchmarks {
    /// 60 shares of messages that are 0 in two of three conversations, and 10 numbers with a thousand values.
    @Test func aspectsOfOneSimulator() throws {
        var generator = Xoshiro256(seed: 1, stream: "bench:aspects")
        let rows = (0..<10000).map {
            MeasureRow(source: $0 < 5000 ? 0 : 1, domain: -1, id: Int32($0), unit: Int32($0), isMeasured: true, trial: Trial())
        }
        let comparison = MeasureComparison(source: "sim", task: nil, reference: Array(0..<5000), simulated: Array(5000..<10000))
        let units = try #require(ConversationUnits(comparison, rows))
        let columns = (0..<70).map { aspect in
            var column = MeasureColumn("\(aspect)", isNumber: true)
            for record in 0..<10000 {
                let value = aspect < 60 ? max(0, generator.integer(below: 24) - 16) : generator.integer(below: 1000)
                if value > 0 { column.append(.number(Double(value) / 8), of: record) }
            }
            return units.cells(column)
        }
        let resampling = Resampling(bootstrap: 1000, permutations: 1000, confidence: 0.95, seed: 1, threads: 2)
        let seconds = medianSeconds(runs: 3) { _ = resampling.estimates(columns, units: units.draw, stream: "s") }
        bench("70 aspects of 5000 against 5000", ["seconds": seconds], ratio: 1e10 / seconds / Yardstick.operationsPerSecond)
    }
}
