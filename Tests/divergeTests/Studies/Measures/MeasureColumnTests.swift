import Testing

@testable import diverge

@Suite struct MeasureColumnTests {
    @Test func keepsWhatEachRecordGave() {
        var column = MeasureColumn("intent", isNumber: false)
        column.append(.labels(["b", "a", "b"]), of: 2)
        column.append(.labels([]), of: 5)
        column.append(.labels(["a"]), of: 6)
        #expect(column.records == [2, 5, 6] && column.labels.all == ["b", "a"])
        #expect((0..<3).map { Array(column.labels(at: $0)) } == [[0, 1, 0], [], [1]])
        #expect(column.accepts(.labels([])) && !column.accepts(.number(1)))
    }

    @Test func anotherOrderOfRecordsGivesTheSameColumn() {
        var (one, other) = (MeasureColumn("x", isNumber: false), MeasureColumn("x", isNumber: false))
        one.append(.labels(["b"]), of: 0)
        one.append(.labels(["a", "b"]), of: 1)
        other.append(.labels(["a", "b"]), of: 0)
        other.append(.labels(["b"]), of: 1)
        let (left, right) = (one.reordered([0, 1]), other.reordered([1, 0]))
        #expect(left.labels.all == ["a", "b"] && right.labels.all == ["a", "b"] && left.records == right.records)
        #expect((0..<2).allSatisfy { left.labels(at: $0) == right.labels(at: $0) })
        var numbers = MeasureColumn("y", isNumber: true)
        for (record, number) in [3.0, 1, 2].enumerated() { numbers.append(.number(number), of: record) }
        #expect(numbers.reordered([2, 0, 1]).numbers == [1, 2, 3])
    }

    @Test func recordsWithoutANumberAreFilledWithZero() {
        var column = MeasureColumn("x", isNumber: true)
        for (record, number) in [(1, 3.0), (4, 2)] { column.append(.number(number), of: record) }
        let filled = column.filled(records: 6)
        #expect(filled.records == [0, 1, 2, 3, 4, 5] && filled.numbers == [0, 3, 0, 0, 2, 0])
        #expect(column.positions(from: 0) == 0..<2 && column.positions(from: 2) == 1..<2 && column.positions(from: 5).isEmpty)
    }
}
