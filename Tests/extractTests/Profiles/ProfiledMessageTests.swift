import Testing

@testable import extract

@Suite struct ProfiledMessageTests {
    private func messages(_ lines: String...) -> [ProfiledMessage] {
        let turns = lines.map { Turn(role: .user, text: $0) }
        return ProfiledMessage.all(of: Analysis(Conversation(goal: nil, turns: turns), in: .en), lexicon: languages[.en])
    }

    @Test func knowsItsPlace() {
        let found = messages("one two three", "", "one", "one two three")
        #expect(found.map(\.text) == ["one two three", "one", "one two three"], "empty messages take no part")
        #expect(found.map(\.isFollowUp) == [false, true, true] && found.map(\.isLast) == [false, false, true])
        #expect(found.map(\.wordsAfter) == [2, nil, nil])
    }

    @Test func tellsTheCaseOfTheFirstLetter() {
        #expect(messages("1) hi", "Hi", "是", "5")[...].map(\.beginsSmall) == [true, false, nil, nil])
    }

    @Test func tellsTheCaseOfI() {
        #expect(messages("i am", "I am", "It is", "so I", "I'm", "AI is").map(\.writesSmallI) == [true, false, nil, false, false, nil])
    }
}
