import Testing

@testable import extract

@Suite struct ContextFacetTests {
    private func lines(_ texts: String...) -> Set<String> {
        let turns = texts.map { $0.hasPrefix("A: ") ? Turn(role: .assistant, text: String($0.dropFirst(3))) : Turn(role: .user, text: $0) }
        return Set(describe(Conversation(goal: nil, turns: turns), facet: .context).split(separator: "\n").map(String.init))
    }

    @Test func gradesAmounts() {
        #expect(lines("Book it.").contains("background given: none apart from the requests"))
        #expect(lines("It rained.").contains("background given: very little, 1 to 5 words"))
        #expect(
            lines("I need a room that looks to the sea and has two beds and a desk.").contains("background given: little, 6 to 15 words"))
    }

    @Test func tellsKinds() {
        #expect(lines("My wife left.").contains("mentions own life or plans, in every message"))
        #expect(lines("My name is Zed.").contains("gives own name or account details, in every message"))
        #expect(lines("It failed because it rained.").contains("gives reasons, in every message"))
        #expect(lines("I tried it yesterday.").contains("mentions earlier attempts or events, in every message"))
        #expect(lines("Fix\n```\na\nb\n```").contains("pastes code or data, in every message"))
        #expect(lines("See https://example.org").contains("gives links, in every message"))
        #expect(lines("Do it").contains("no details of the task"))
    }

    @Test func tellsTimes() {
        #expect(lines("Book it.").contains("everything said in one message"))
        #expect(lines("Book it.", "A: For how many?", "4").contains("details given when asked: almost all of them"))
        #expect(lines("Book it.", "A: Done.", "We are 4").contains("details given unasked: almost all of them"))
    }

    @Test func politeAndVerbose() {
        #expect(
            describe(Sample.polite, facet: .context) == """
                background given: some, 16 to 40 words
                words that inform and do not ask: less than half of them
                mentions own life or plans, in some messages
                gives names, in some messages
                gives numbers, in some messages
                words in the first message: less than half of them
                timing of information: spread evenly
                details in the first message: more than half of them
                details given unasked: less than half of them
                """)
    }

    @Test func terseAndImpatient() {
        #expect(
            describe(Sample.terse, facet: .context) == """
                background given: little, 6 to 15 words
                words that inform and do not ask: a large part of them
                no details of the task
                words in the first message: a small part of them
                timing of information: spread evenly
                """)
    }

    @Test func frontLoading() {
        #expect(
            describe(Sample.frontLoaded, facet: .context) == """
                background given: some, 16 to 40 words
                words that inform and do not ask: a large part of them
                sets conditions, in some messages
                gives reasons, in some messages
                gives names, in some messages
                gives numbers, in some messages
                words in the first message: almost all of them
                timing of information: mostly at the start
                details in the first message: almost all of them
                """)
    }
}
