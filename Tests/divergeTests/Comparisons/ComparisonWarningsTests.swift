import Findings
import Testing

@testable import diverge

@Suite struct ComparisonWarningsTests {
    private func summary(_ ids: Range<UInt64>, tasks: [Int]) -> SideSummary {
        SideSummary(zip(ids, tasks).map { ($0, $1) }, tasks: 2)
    }

    private let warnings = ComparisonWarnings(small: .smallN, least: 5, mix: .domainMixDiffers)

    /// Four of ten records on one side: few, unequal; tasks in halves against none of the second; two of four ids on the other side.
    @Test func allOfThem() {
        let first = summary(0..<10, tasks: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
        #expect(warnings.of(first, summary(8..<12, tasks: [0, 0, 0, 0])) == [.smallN, .unequalN, .domainMixDiffers])
        #expect(warnings.of(first, summary(9..<19, tasks: [0, 1, 0, 1, 0, 1, 0, 1, -1, 0])) == [.idsDoNotMeet])
        #expect(warnings.of(first, first).isEmpty)
    }

    @Test func ofAnEmptySideNothingButItsSize() {
        #expect(warnings.of(summary(0..<0, tasks: []), summary(0..<2, tasks: [0, 1])) == [.smallN, .unequalN])
    }
}
