import Testing

@testable import extract

@Suite struct ResponsesFacetTests {
    private func lines(_ texts: String...) -> Set<String> {
        let turns = texts.map { $0.hasPrefix("A: ") ? Turn(role: .assistant, text: String($0.dropFirst(3))) : Turn(role: .user, text: $0) }
        return Set(describe(Conversation(goal: nil, turns: turns), facet: .responses).split(separator: "\n").map(String.init))
    }

    @Test func nothingToRespondTo() {
        #expect(describe(dialogue("Hello"), facet: .responses) == "no follow-up to any answer")
    }

    @Test func tellsEvaluations() {
        #expect(
            lines("Do it.", "A: Done.", "Perfect, thanks").isSuperset(of: [
                "thanks for the answer, in every message", "praises the answer, in every message",
            ]))
        #expect(
            lines("Do it.", "A: Done.", "That's wrong").isSuperset(of: [
                "finds fault with the answer, in every message", "feedback: bare, no word of what is wrong",
            ]))
        #expect(
            lines("Do it.", "A: Done.", "That is wrong because it must have at least 3 parts and only 2 colours").contains(
                "feedback: specific, says what and why"))
        #expect(lines("Do it.", "A: Done.", "Do more").contains("no evaluation at all"))
    }

    @Test func tellsSteering() {
        #expect(lines("Do it.", "A: Done.", "Make it shorter").contains("steers by revision, in every message"))
        #expect(lines("Do it.", "A: Done.", "Give me another one").contains("steers by asking for alternatives, in every message"))
        #expect(lines("Do it.", "A: Done.", "continue").contains("asks to go on, in every message"))
        #expect(
            lines("Do it.", "A: Done.", "What do you mean?").contains(
                "asks what was meant or clears up a misunderstanding, in every message"))
    }

    @Test func tellsAnswers() {
        #expect(lines("Do it.", "A: Which day?", "Monday").contains("answers come: in a word or two"))
        #expect(lines("Do it.", "A: Shall I book it?", "no").contains("declines offers, every time"))
        #expect(lines("Do it.", "A: Shall I book it?", "What is it?").contains("leaves offers unanswered, every time"))
    }

    @Test func tellsWhatFollowsARefusal() {
        #expect(lines("Do it.", "A: Unfortunately I cannot.", "ok").contains("after a refusal accepts, every time"))
        #expect(
            lines("Do it.", "A: Unfortunately I cannot.", "Any other options?").contains("after a refusal seeks another way, every time"))
    }

    @Test func tellsClosings() {
        #expect(lines("Do it.", "A: Done.", "Thanks, bye").contains("closing: thanks and a farewell"))
        #expect(lines("Do it.", "A: Done.", "Do it again").contains("closing: breaks off after a request"))
        #expect(lines("Do it.", "A: Done.", "It was red").contains("closing: none, stops short"))
    }

    @Test func politeAndVerbose() {
        #expect(
            describe(Sample.polite, facet: .responses) == """
                acknowledges the answer, in every message
                builds on the answer, in most messages
                thanks for the answer, in every message
                praises the answer, in most messages
                accepts or agrees, in most messages
                turns to something new, in most messages
                accepts offers, every time
                closing: thanks and a farewell, nothing more needed
                """)
    }

    @Test func terseAndImpatient() {
        #expect(
            describe(Sample.terse, facet: .responses) == """
                builds on the answer, in some messages
                voices annoyance at the answer, in some messages
                feedback: bare, no word of what is wrong
                answers the assistant's questions, every time
                asked back by the assistant: a few, 2
                answers come: in a word or two
                closing: none, stops short
                """)
    }

    @Test func frontLoading() {
        #expect(
            describe(Sample.frontLoaded, facet: .responses) == """
                acknowledges the answer, in most messages
                bare acknowledgement and nothing else, in most messages
                thanks for the answer, in some messages
                accepts or agrees, in some messages
                accepts offers, every time
                closing: thanks
                """)
    }
}
