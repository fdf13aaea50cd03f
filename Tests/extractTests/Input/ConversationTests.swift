import Testing

@testable import extract

@Suite struct ConversationTests {
    @Test func endsBeforeTheNextUserTurn() {
        let whole = dialogue("A: Hello", "one", "two", "A: yes", "A: and?", "three", "A: bye")
        func left(_ limit: Int) -> [String] {
            var conversation = whole
            conversation.end(afterUserTurns: limit)
            return conversation.turns.map(\.text)
        }
        #expect(left(1) == ["Hello", "one"])
        #expect(left(2) == ["Hello", "one", "two", "yes", "and?"])
        for limit in [3, 4, .max] { #expect(left(limit) == whole.turns.map(\.text)) }
    }

    @Test func withoutUserItStaysWhole() {
        var conversation = dialogue("A: a", "A: b")
        conversation.end(afterUserTurns: 1)
        #expect(conversation.turns.count == 2)
    }
}
