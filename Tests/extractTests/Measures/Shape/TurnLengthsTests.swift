import Testing

@testable import extract

@Suite struct TurnLengthsTests {
    @Test func byHand() {
        var lengths = TurnLengths()
        [2, 4, 9].forEach { lengths.add($0) }
        let measures = lengths.measures(named: "x")
        #expect(measures.map(\.name) == ["x_mean", "x_sd", "x_longest", "x_first", "x_last"])
        // (2 - 5)^2 + (4 - 5)^2 + (9 - 5)^2 = 26
        #expect(measures.map(\.value) == [5, (26.0 / 3).squareRoot(), 9, 2, 9].map(Measure.number))
    }

    @Test func isAbsentWithoutAMessage() {
        #expect(TurnLengths().measures(named: "x").allSatisfy { $0.value == .absent("no user message") })
    }
}
