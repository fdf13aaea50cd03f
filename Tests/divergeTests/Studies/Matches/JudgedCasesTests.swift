import Stage
import Testing

@testable import diverge

@Suite struct JudgedCasesTests {
    private func verdict(_ item: Int, _ matched: [Bool?], error: Bool = false) -> VerdictTable.Verdict {
        VerdictTable.Verdict(
            item: item, source: 0, condition: 0, judge: 0, unit: item, matched: matched, hasError: error,
            place: Place(file: "f", line: item))
    }

    @Test func judgmentsThatCannotBeParsedAreCounted() {
        let group = JudgedCases(
            source: "s", condition: "c",
            [
                verdict(1, [true, nil, false]), verdict(2, [nil, nil, true]), verdict(3, [true]),
                verdict(4, [true, true, true], error: true), verdict(5, [false, nil, true]),
            ], columns: [2, 0])
        #expect(group.cases.map(\.item) == [1, 5] && group.unparsed == 3)
        #expect(group.cases.map(\.matched) == [[false, true], [true, false]], "in the order of the columns")
        #expect(group.cases[0].picked([1]).matched == [true])
    }

    @Test func pairsAreOfTheSameCase() {
        let one = JudgedCases(source: "s", condition: "c", [verdict(1, [true]), verdict(2, [true]), verdict(3, [false])], columns: [0])
        let other = JudgedCases(source: "s", condition: "d", [verdict(3, [true]), verdict(4, [true]), verdict(1, [nil])], columns: [0])
        let pairs = one.paired(with: other)
        #expect(pairs.map { $0.0.item } == [3] && pairs.map { $0.1.matched } == [[true]])
        #expect(other.paired(with: one).map { $0.0.item } == [3])
    }
}
