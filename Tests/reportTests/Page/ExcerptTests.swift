import Testing

@testable import report

@Suite struct ExcerptTests {
    private let text = "opens with a command\nmessages: short\nsays Please, in most messages\nno thanks"

    @Test func linesThatHoldTheTerms() {
        #expect(excerpt(text, terms: ["please", "command"], limit: 200) == "says Please, in most messages; opens with a command")
        #expect(excerpt(text, terms: ["messages", "messages"], limit: 200) == "messages: short; says Please, in most messages")
    }

    @Test func theStartWhereNoLineHoldsOne() {
        #expect(excerpt(text, terms: ["other"], limit: 20) == "opens with a comman…")
        #expect(excerpt(text, terms: [], limit: 200).hasPrefix("opens with a command messages"))
        #expect(excerpt("one line only", terms: ["only"], limit: 200) == "one line only")
    }
}
