import Testing

@testable import extract

@Suite struct EndingTests {
    func ending(_ conversation: Conversation) -> [String] {
        describe(conversation, facet: .responses).split(separator: "\n").suffix(2).map(String.init)
    }

    @Test func tellsWhoEndsAfterWhat() {
        #expect(
            ending(dialogue("a room", "A: Booked.", "Thanks, bye")) == ["has the last word: the user", "ends after: thanks or a farewell"])
        #expect(ending(dialogue("a room", "A: Which day?", "Find me a taxi")).last == "ends after: a request that is not answered")
        #expect(
            ending(dialogue("a room", "A: Which day?", "Monday", "A: Unfortunately we are full.")).last
                == "ends after: a refusal by the assistant")
        #expect(
            ending(dialogue("a room", "A: Which day?", "Monday", "A: For how many nights?")).last
                == "ends after: a question from the assistant")
        #expect(
            ending(dialogue("a room", "A: Which day?", "Monday", "A: It is 50 pounds.")).last == "ends after: an answer from the assistant")
    }
}
