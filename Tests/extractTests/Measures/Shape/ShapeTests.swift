import Testing

@testable import extract

@Suite struct ShapeTests {
    private func values(_ conversation: Conversation) -> [String: Measure] {
        var scratch = Shape.Scratch()
        return Dictionary(uniqueKeysWithValues: Shape.measures(of: conversation, scratch: &scratch).map { ($0.name, $0.value) })
    }

    @Test func byHand() {
        let values = values(dialogue("See https://a.b/c now\nplease", "A: one two three four five", "```\nx\n```\nok"))
        #expect(
            values["turn_words_first"] == .number(6) && values["turn_words_last"] == .number(2) && values["turn_words_mean"] == .number(4))
        #expect(values["turn_characters_first"] == .number(28) && values["turn_characters_longest"] == .number(28))
        #expect(values["user_assistant_ratio"] == .number(8.0 / 5))
        #expect(values["code_line_share"] == .number(1.0 / 6), "the lines of backticks are lines")
        #expect(values["links_per_message"] == .number(1.0 / 2) && values["line_breaks_per_message"] == .number(4.0 / 2))
        #expect(values["open_end_share"] == .number(1))
    }

    @Test func withoutAUserAllIsAbsent() {
        let values = values(dialogue("A: hello there"))
        #expect(values.values.allSatisfy { if case .absent = $0 { true } else { false } })
        #expect(values["user_assistant_ratio"] == .absent("no user message"))
    }

    @Test func aUserAlone() { #expect(values(dialogue("hello"))["user_assistant_ratio"] == .absent("no word of the assistant")) }

    @Test func noValueIsInfinite() {
        for text in ["", " ", "\u{0}", "👍🏽", "e\u{301}", "\u{301}", "١٢٣", "ABC", "\u{200B}"] {
            for value in values(dialogue(text, "A: ", text)).values {
                if case .number(let number) = value { #expect(number.isFinite, "\(text)") }
            }
        }
    }
}
