import Testing

@testable import extract

@Suite struct GoalWordsTests {
    @Test func countsSequencesOfThreeWords() {
        var goal = GoalWords()
        var scan = TextScan()
        goal.read("You want a quiet room in the east.", scan: &scan)
        #expect(goal.count(scanned("I want a quiet room", in: .en).words) == (3, 2))
        #expect(goal.count(scanned("hi there", in: .en).words) == (0, 0))
        goal.read(nil, scan: &scan)
        #expect(goal.count(scanned("I want a quiet room", in: .en).words) == (0, 0))
    }

    @Test func aGoalThatIsCopiedShows() {
        var conversation = dialogue("You want a quiet room in the east", "A: For how many nights?", "Two, please")
        #expect(!describe(conversation, facet: .context).contains("the goal"))
        conversation.goal = "You want a quiet room in the east."
        #expect(describe(conversation, facet: .context).contains("words taken from the goal at the start: almost all of them"))
    }
}
