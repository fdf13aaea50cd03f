import Numerics
import Stage
import Testing

@testable import diverge

@Suite struct AspectsTests {
    private static func row(_ source: Int32, unit: Int32) -> MeasureRow {
        MeasureRow(source: source, domain: -1, id: 0, unit: unit, isMeasured: true, trial: Trial())
    }

    private static func number(_ values: [(Int, Double)]) -> MeasureColumn {
        var column = MeasureColumn("x", isNumber: true)
        for (record, value) in values { column.append(.number(value), of: record) }
        return column
    }

    /// Records 0 to 2 are people's, 3 and 4 another source's, 5 and 6 the simulator's; person 9 has two of them. Left out is 0.
    @Test func numbersThatAreLeftOutAreZero() throws {
        let rows = [(0, 9), (0, 9), (0, 1), (1, 2), (1, 3), (2, 4), (2, 5)].map { Self.row($0.0, unit: $0.1) }
        let comparison = MeasureComparison(source: "sim", reference: [0, 1, 2], simulated: [5, 6])
        let units = try #require(ConversationUnits(comparison, rows))
        #expect(units.draw.reference == 2 && units.draw.source == 2)
        let column = units.cells(Self.number([(1, 0.5), (3, 7), (6, 2)]))
        let cells = try #require(column.statistics as? NumberCells)
        #expect(cells.values == [0, 0.5, 2], "the 7 is of neither side")
        let counts = column.counts(resampled: units.draw)
        #expect(counts.reference == [2, 1, 0] && counts.source == [1, 0, 1])
        var labels = MeasureColumn("y", isNumber: false)
        for (record, label) in [(0, "a"), (2, "b"), (4, "a"), (5, "b")] { labels.append(.labels([label]), of: record) }
        let given = units.cells(labels).counts(resampled: units.draw)
        #expect(given.reference == [1, 1, 1, 1, 2] && given.source == [0, 1, 0, 1, 1], "labels that are left out are absent")
        let oneSided = MeasureComparison(source: "sim", reference: [], simulated: [5])
        #expect(ConversationUnits(oneSided, rows).map { $0.draw.source } == nil)
    }

    /// The column that leaves zeros out says what the one says that has them all.
    @Test(arguments: UInt64(1)...10) func zerosNeedNotBeThere(seed: UInt64) throws {
        var generator = Xoshiro256(seed: seed, stream: "zeros")
        let rows = (0..<60).map { Self.row($0 < 25 ? 0 : 1, unit: Int32(generator.integer(below: 40))) }
        let values = (0..<60).map { ($0, Double(max(0, generator.integer(below: 9) - 5)) / 4) }
        let comparison = MeasureComparison(source: "sim", reference: Array(0..<25), simulated: Array(25..<60))
        let units = try #require(ConversationUnits(comparison, rows))
        let sparse = units.cells(Self.number(values.filter { $0.1 != 0 }))
        let full = units.cells(Self.number(values))
        #expect(Self.number(values.filter { $0.1 != 0 }).filled(records: 60).numbers == values.map(\.1))
        let resampling = Resampling(bootstrap: 60, permutations: 60, confidence: 0.95, seed: seed, threads: 2)
        let found = resampling.estimates([sparse, full], units: units.draw, stream: "s")
        for (left, right) in zip(found[0], found[1]) {
            #expect(
                left.value == right.value && left.interval?.range == right.interval?.range && left.test?.p == right.test?.p, "seed \(seed)")
        }
    }
}
