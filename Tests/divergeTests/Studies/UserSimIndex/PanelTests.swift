import Testing

@testable import diverge

@Suite struct PanelTests {
    private func conversation(_ value: Double?, _ success: Bool? = nil) -> Panel.Conversation {
        .init(features: value.map { value in UserSimFeatures.all.map { _ in value } }, isSuccess: success)
    }

    /// Rows are averaged over runs, not conversations; people's row is over every task that some run has.
    @Test func rowsByHand() {
        let batch = Panel(name: "1", conversations: [0: conversation(1), 1: conversation(2), 2: conversation(6), 3: conversation(50)])
        let runs = [
            Panel(name: "1", conversations: [0: conversation(1), 1: conversation(3), 2: conversation(5)]),
            Panel(name: "2", conversations: [0: conversation(9), 7: conversation(100)]),
            Panel(name: "3", conversations: [7: conversation(100)]),
        ]
        let comparison = PanelComparison("1", runs: runs, batch: batch, bins: [Int?](repeating: nil, count: 8))
        let scores = comparison.scores(weights: [Double](repeating: 1, count: 8))
        #expect(scores.h[0] == 3 && scores.m[0] == (3 + 9) / 2 && scores.ece.isNaN)
        #expect(comparison.tasks == [0, 1, 2] && comparison.count == 4 && comparison.withoutFeatures == 0)
        let weighted = comparison.scores(weights: [2, 0, 1, 5, 0, 0, 0, 0])
        #expect(weighted.h[0] == 8.0 / 3 && weighted.m[0] == (7.0 / 3 + 9) / 2)
    }

    /// Without features a conversation has no part in its own row, but its task has in people's, as published.
    @Test func conversationsWithoutFeatures() {
        let batch = Panel(name: "1", conversations: [0: conversation(1), 1: conversation(3)])
        let comparison = PanelComparison(
            "1", runs: [Panel(name: "1", conversations: [0: conversation(4), 1: conversation(nil, true)])], batch: batch, bins: [0, 0])
        let scores = comparison.scores(weights: [1, 1])
        #expect(scores.h[0] == 2 && scores.m[0] == 4 && comparison.withoutFeatures == 1)
    }

    @Test func calibrationIsAveragedOverRuns() {
        let batch = Panel(name: "1", conversations: [0: conversation(1, true), 1: conversation(1, true), 2: conversation(1, false)])
        let runs = [
            Panel(name: "1", conversations: [0: conversation(1, true), 1: conversation(1, false), 2: conversation(1, true)]),
            Panel(name: "2", conversations: [0: conversation(1, false), 1: conversation(1, nil)]),
        ]
        let scores = PanelComparison("1", runs: runs, batch: batch, bins: [2, 2, nil]).scores(weights: [1, 1, 1])
        #expect(scores.ece == (0.5 + 1) / 2, "task 2 has no difficulty, run 2 no outcome of task 1")
    }
}
