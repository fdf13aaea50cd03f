import Testing

@testable import diverge

@Suite struct ContestTests {
    @Test func turnedItIsSeenFromTheOtherArm() {
        let contest = Contest(outcome: .win, wasShownFirst: true, category: "c", unit: 3)
        #expect(contest.turned.outcome == .loss && contest.turned.wasShownFirst == false)
        #expect(contest.turned.category == "c" && contest.turned.unit == 3 && contest.turned.turned.outcome == .win)
        #expect(Contest(outcome: .tie, unit: 0).turned.outcome == .tie && Contest(outcome: .tie, unit: 0).turned.wasShownFirst == nil)
    }
}
