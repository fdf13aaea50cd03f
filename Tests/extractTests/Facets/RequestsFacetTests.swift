import Testing

@testable import extract

@Suite struct RequestsFacetTests {
    private func lines(_ texts: String...) -> Set<String> {
        let turns = texts.map { $0.hasPrefix("A: ") ? Turn(role: .assistant, text: String($0.dropFirst(3))) : Turn(role: .user, text: $0) }
        return Set(describe(Conversation(goal: nil, turns: turns), facet: .requests).split(separator: "\n").map(String.init))
    }

    @Test func tellsFramings() {
        #expect(lines("Write a poem.").contains("opens with: bare imperative command"))
        #expect(lines("Please write a poem.").contains("softened imperative, in every message"))
        #expect(lines("what is it").contains("open question, in every message"))
        #expect(lines("Act as a guide.").contains("role or standing instruction for the assistant, in every message"))
        #expect(lines("Fix this\n```\na\nb\n```").contains("pasted code or data with the request, in every message"))
    }

    @Test func tellsDecompositions() {
        #expect(lines("Book a room.").contains("goal: single shot, whole goal in one message"))
        #expect(lines("Book a room.", "A: When?", "Monday").contains("goal: single shot, then only replies"))
        #expect(
            lines("Book a room. Find a train. Get a taxi.", "A: Ok.", "Book it.").contains(
                "goal: top-down, broad plan first and parts later"))
        #expect(lines("Book a room.", "A: Ok.", "I also need a taxi.").contains("goal: chained, next need added after the last is met"))
        #expect(lines("It was mine.").contains("goal: never asked for outright"))
    }

    @Test func gradesDetails() {
        #expect(lines("Write a poem.").contains("details given: none"))
        #expect(
            lines("Write 3 poems, at least 2 of them under 7 lines, only in June, for Zed and Bob.").contains(
                "specification of requests: dense"))
    }

    @Test func seesPressureAndRepetition() {
        #expect(lines("Book it asap.").contains("presses for speed, in every message"))
        #expect(
            lines("Find blorptang quixel wuggle.", "A: No.", "Find blorptang quixel wuggle!").contains(
                "same request restated, in most messages"))
    }

    @Test func politeAndVerbose() {
        #expect(
            describe(Sample.polite, facet: .requests) == """
                opens with: indirect question
                polite question for an action, in some messages
                indirect question, in some messages
                details given: a few, 3 to 4
                numbers and amounts: a few, 2
                proper names: a few, 2
                specification of requests: moderate
                asks in all: a few, 2
                goal: chained, one request after another
                user messages: a few, 3 to 4
                requests come: early only
                """)
    }

    @Test func terseAndImpatient() {
        #expect(
            describe(Sample.terse, facet: .requests) == """
                opens with: clipped fragment as a request
                bare imperative, in some messages
                clipped fragment as a request, in most messages
                details given: none
                specification of requests: loose
                asks in all: a few, 2
                goal: bottom-up, details handed over when asked
                user messages: a few, 3 to 4
                requests come: on and off
                """)
    }

    @Test func frontLoading() {
        #expect(
            describe(Sample.frontLoaded, facet: .requests) == """
                opens with: statement of a need or wish
                statement of a need or wish, in some messages
                details given: many, 8 to 12
                limits and conditions: a few, 3 to 4
                numbers and amounts: several, 5 to 7
                proper names: a few, 3 to 4
                specification of requests: dense
                asks in all: a single one
                goal: single shot, then only replies
                user messages: a few, 3 to 4
                requests come: early only
                """)
    }
}
