import Testing

@testable import extract

@Suite struct ResponsesFacetTests {
    private func lines(_ texts: String...) -> Set<String> {
        let turns = texts.map { $0.hasPrefix("A: ") ? Turn(role: .assistant, text: String($0.dropFirst(3))) : Turn(role: .user, text: $0) }
        return Set(describe(Conversation(goal: nil, turns: turns), facet: .responses).split(separator: "\n").map(String.init))
    }

    @Test func nothingToRespondTo() {
        #expect(describe(dialogue("Hello"), facet: .responses) == "no reply to any answer")
    }

    @Test func tellsEvaluations() {
        #expect(
            lines("Do it.", "A: Done.", "Perfect, thanks").isSuperset(of: [
                "thanks the assistant, in every message", "praises the answer, in every message",
            ]))
        #expect(
            lines("Do it.", "A: Done.", "That's wrong").isSuperset(of: [
                "finds fault with the answer, in every message", "feedback: short, does not say what is wrong",
            ]))
        #expect(
            lines("Do it.", "A: Done.", "That is wrong because it must have at least 3 parts and only 2 colours").contains(
                "feedback: specific, says what is wrong and why"))
        #expect(lines("Do it.", "A: Done.", "Do more").contains("never judges an answer"))
    }

    @Test func tellsSteering() {
        #expect(lines("Do it.", "A: Done.", "Make it shorter").contains("asks to change the answer, in every message"))
        #expect(lines("Do it.", "A: Done.", "Give me another one").contains("asks for alternatives, in every message"))
        #expect(lines("Do it.", "A: Done.", "continue").contains("asks to continue, in every message"))
        #expect(
            lines("Do it.", "A: Done.", "What do you mean?").contains(
                "asks what was meant or clears up a misunderstanding, in every message"))
    }

    @Test func tellsAnswers() {
        #expect(lines("Do it.", "A: Which day?", "Monday").contains("length of answers: a word or two"))
        #expect(lines("Do it.", "A: Shall I book it?", "no").contains("declines offers, every time"))
        #expect(lines("Do it.", "A: Shall I book it?", "What is it?").contains("ignores offers, every time"))
    }

    @Test func tellsWhatFollowsARefusal() {
        #expect(lines("Do it.", "A: Unfortunately I cannot.", "ok").contains("accepts a refusal, every time"))
        #expect(
            lines("Do it.", "A: Unfortunately I cannot.", "Any other options?").contains("asks for another way after a refusal, every time")
        )
    }

    @Test func tellsClosings() {
        #expect(lines("Do it.", "A: Done.", "Thanks, bye").contains("closing: thanks, goodbye"))
        #expect(lines("Do it.", "A: Done.", "Do it again").contains("closing: ends after a request"))
        #expect(lines("Do it.", "A: Done.", "It was red").contains("closing: no closing words"))
    }

    @Test func politeAndVerbose() {
        #expect(
            describe(Sample.polite, facet: .responses) == """
                acknowledges the answer, in every message
                builds on the answer, in most messages
                thanks the assistant, in every message
                praises the answer, in most messages
                accepts or agrees, in most messages
                changes the topic, in most messages
                accepts offers, every time
                closing: thanks, goodbye, nothing more needed
                has the last word: the user
                ends after: thanks or a farewell
                """)
    }

    @Test func terseAndImpatient() {
        #expect(
            describe(Sample.terse, facet: .responses) == """
                builds on the answer, in some messages
                is annoyed at the answer, in some messages
                feedback: short, does not say what is wrong
                answers the assistant's questions, every time
                questions from the assistant: a few, 2
                length of answers: a word or two
                closing: no closing words
                has the last word: the user
                ends after: another message of the user
                """)
    }

    @Test func frontLoading() {
        #expect(
            describe(Sample.frontLoaded, facet: .responses) == """
                acknowledges the answer, in most messages
                only acknowledges the answer, in most messages
                thanks the assistant, in some messages
                accepts or agrees, in some messages
                accepts offers, every time
                closing: thanks
                has the last word: the user
                ends after: thanks or a farewell
                """)
    }
}
