import Testing

@testable import extract

@Suite struct RequestsFacetTests {
    private func lines(_ texts: String...) -> Set<String> {
        let turns = texts.map { $0.hasPrefix("A: ") ? Turn(role: .assistant, text: String($0.dropFirst(3))) : Turn(role: .user, text: $0) }
        return Set(describe(Conversation(goal: nil, turns: turns), facet: .requests).split(separator: "\n").map(String.init))
    }

    @Test func tellsFramings() {
        #expect(lines("Write a poem.").contains("opens with: command"))
        #expect(lines("Please write a poem.").contains("command with please, in every message"))
        #expect(lines("what is it").contains("open question, in every message"))
        #expect(lines("Act as a guide.").contains("role or standing instruction for the assistant, in every message"))
        #expect(lines("Fix this\n```\na\nb\n```").contains("code or data pasted with the request, in every message"))
    }

    @Test func tellsDecompositions() {
        #expect(lines("Book a room.").contains("order of requests: everything asked in one message"))
        #expect(lines("Book a room.", "A: When?", "Monday").contains("order of requests: one request, then only replies"))
        #expect(
            lines("Book a room. Find a train. Get a taxi.", "A: Ok.", "Book it.").contains(
                "order of requests: top-down, a broad request first and parts later"))
        #expect(
            lines("Book a room.", "A: Ok.", "I also need a taxi.").contains(
                "order of requests: step by step, each request added to the last"))
        #expect(lines("It was mine.").contains("order of requests: no request"))
    }

    @Test func gradesDetails() {
        #expect(lines("Write a poem.").contains("details given: none"))
        #expect(
            lines("Write 3 poems, at least 2 of them under 7 lines, only in June, for Zed and Bob.").contains(
                "detail of requests: much"))
    }

    @Test func seesPressureAndRepetition() {
        #expect(lines("Book it asap.").contains("asks the assistant to hurry, in every message"))
        #expect(
            lines("Find blorptang quixel wuggle.", "A: No.", "Find blorptang quixel wuggle!").contains(
                "repeats an earlier request, in most messages"))
    }

    @Test func politeAndVerbose() {
        #expect(
            describe(Sample.polite, facet: .requests) == """
                opens with: indirect question
                polite request (could you), in some messages
                indirect question, in some messages
                details given: a few, 3 to 4
                numbers and amounts: a few, 2
                proper names: a few, 2
                detail of requests: some
                requests in total: a few, 2
                order of requests: step by step, one request after another
                user messages: a few, 3 to 4
                requests are made: only early
                """)
    }

    @Test func terseAndImpatient() {
        #expect(
            describe(Sample.terse, facet: .requests) == """
                opens with: request without a full sentence
                command without please, in some messages
                request without a full sentence, in most messages
                details given: none
                detail of requests: little
                requests in total: a few, 2
                order of requests: bottom-up, details given when asked
                user messages: a few, 3 to 4
                requests are made: now and then
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
                detail of requests: much
                requests in total: one
                order of requests: one request, then only replies
                user messages: a few, 3 to 4
                requests are made: only early
                """)
    }
}
