import Numerics
import Testing

@testable import diverge

@Suite struct CellColumnTests {
    /// Statistics that nobody asks for.
    private struct Cells: CellStatistics {
        var cells: Int
        let statistics: [Statistic] = []
        func values(reference: [Int32], source: [Int32]) -> [Double] { [] }
    }

    private func resampled(_ column: CellColumn, _ draw: UnitDraw) -> [[Int32]] {
        let counts = column.counts(resampled: draw)
        return [counts.reference, counts.source]
    }

    private func permutedCounts(_ column: CellColumn, _ draw: UnitDraw) -> [[Int32]] {
        let counts = column.counts(permuted: draw)
        return [counts.reference, counts.source]
    }

    /// Two units a side with two and one conversations; the cells by hand.
    @Test func countsByHand() {
        let column = CellColumn(Cells(cells: 3), reference: [(0, 0), (0, 1), (1, 1)], source: [(2, 2), (3, 0), (3, 0)])
        var draw = UnitDraw(reference: 2, source: 2)
        #expect(resampled(column, draw) == [[1, 2, 0], [2, 0, 1]])
        var generator = Xoshiro256(seed: 1, stream: "hand")
        repeat { draw.resample(using: &generator) } while draw.weights != [2, 0, 0, 2]
        #expect(resampled(column, draw) == [[2, 2, 0], [4, 0, 0]])
        repeat { draw.permute(using: &generator) } while draw.weights != [0, 1, 1, 0]
        #expect(permutedCounts(column, draw) == [[0, 1, 1], [3, 1, 0]], "units 1 and 2 are now the reference")
    }

    /// A column that leaves its zeros out counts what the full one does, draw after draw.
    @Test(arguments: UInt64(1)...20) func theRestIsWhatIsLeft(seed: UInt64) {
        var generator = Xoshiro256(seed: seed, stream: "rest")
        let units =
            (0..<30).map { _ in Int32(generator.integer(below: 6)) }.sorted()
            + (0..<20).map { _ in Int32(6 + generator.integer(below: 5)) }.sorted()
        let cells = units.map { _ in Int32(max(0, generator.integer(below: 8) - 4)) }
        func column(rest: Bool) -> CellColumn {
            func side(_ range: Range<Int>) -> [(unit: Int32, cell: Int32)] {
                range.filter { !rest || cells[$0] != 0 }.map { (units[$0], cells[$0]) }
            }
            let sizes = (0..<11).map { unit in Int32(units.count { $0 == unit }) }
            return CellColumn(
                Cells(cells: 4), reference: side(0..<30), source: side(30..<50), rest: rest ? CellColumn.Rest(cell: 0, sizes: sizes) : nil)
        }
        let (sparse, full) = (column(rest: true), column(rest: false))
        var draw = UnitDraw(reference: 6, source: 5)
        for _ in 0..<10 {
            #expect(resampled(sparse, draw) == resampled(full, draw), "seed \(seed)")
            let plain = (0..<4).map { cell in (0..<30).reduce(Int32(0)) { cells[$1] == cell ? $0 + draw.weights[Int(units[$1])] : $0 } }
            #expect(resampled(full, draw)[0] == plain, "seed \(seed)")
            var permuted = draw
            permuted.permute(using: &generator)
            #expect(permutedCounts(sparse, permuted) == permutedCounts(full, permuted), "seed \(seed)")
            draw.resample(using: &generator)
        }
    }

    @Test func columnsOfOneDrawComeFromTheSameUnits() {
        let cells = NumberCells((0..<40).map(Double.init))
        let (one, other) = ((0..<20).map { (unit: Int32($0), cell: Int32($0)) }, (20..<40).map { (unit: Int32($0), cell: Int32($0)) })
        let column = CellColumn(cells, reference: one, source: other)
        let resampling = Resampling(bootstrap: 100, permutations: 100, confidence: 0.95, seed: 3, threads: 2)
        let found = resampling.estimates([column, column], units: UnitDraw(reference: 20, source: 20), stream: "s")
        #expect(found.count == 2 && found[0].map(\.value) == [20, 1, 20, 1])
        for (left, right) in zip(found[0], found[1]) {
            #expect(left.interval?.range == right.interval?.range && left.test?.floor == right.test?.floor)
        }
    }
}
