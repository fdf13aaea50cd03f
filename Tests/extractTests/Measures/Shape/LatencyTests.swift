import Testing

@testable import extract

@Suite struct LatencyTests {
    private func latency(_ turns: [(Turn.Role, Double?)]) -> [Measure] {
        Latency.measures(of: turns.map { Turn(role: $0.0, text: "x", time: $0.1) }).map(\.value)
    }

    /// 5, 20 and 2 seconds; the tool between an assistant and a user is passed over.
    @Test func meanAndMedian() {
        let turns: [(Turn.Role, Double?)] = [
            (.user, 0), (.assistant, 10), (.user, 15), (.user, 16), (.assistant, 20), (.other, 30), (.user, 40), (.assistant, 50),
            (.user, 52),
        ]
        #expect(latency(turns) == [.number(9), .number(5)])
        #expect(latency(Array(turns.dropLast(2))) == [.number(12.5), .number(12.5)])
    }

    @Test func withoutTimesThereIsNone() {
        for turns in [
            [], [(.user, 1)], [(.assistant, nil), (.user, 1)], [(.assistant, 1), (.user, nil)], [(.assistant, 2), (.user, 1)],
            [(.user, 1), (.assistant, 2)],
        ]
            as [[(Turn.Role, Double?)]]
        {
            #expect(latency(turns) == Array(repeating: .absent("no user message with a time behind an assistant's with one"), count: 2))
        }
    }
}
