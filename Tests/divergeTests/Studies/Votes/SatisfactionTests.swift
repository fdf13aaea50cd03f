import Stage
import Testing

@testable import diverge

@Suite struct SatisfactionTests {
    private let resampling = Resampling(bootstrap: 100, permutations: 0, confidence: 0.95, seed: 1, threads: 1)

    private func item(_ number: Int, _ satisfied: Int?, of total: Int, arm: Int = 0) -> ChecklistTable.Item {
        let checklist = ChecklistTable.Checklist(satisfied: satisfied, total: total)
        return ChecklistTable.Item(
            name: "\(number)", unit: number, checklists: [arm: checklist])
    }

    /// By hand: the mean of 1/2, 3/3 and 0/1, and 4 of 6.
    @Test func meanOfItemsAndOfDemands() {
        let found = Satisfaction(
            [item(0, 1, of: 2), item(1, 3, of: 3), item(2, nil, of: 0), item(3, 0, of: 1), item(4, 1, of: 1, arm: 1)], arm: 0, resampling,
            stream: "test")
        #expect(found.average.value == 0.5 && abs(found.global.value - 4.0 / 6) < 1e-15)
        #expect(found.items == 3 && found.failed == 1 && found.units == 3)
        #expect(found.average.method == .bootstrap)
    }

    @Test func everyJudgmentFailed() {
        let found = Satisfaction([item(0, nil, of: 0)], arm: 0, resampling, stream: "test")
        #expect(found.average.value.isNaN && found.global.interval?.reason == "nothing was counted" && found.failed == 1)
    }
}
