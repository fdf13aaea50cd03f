import Testing

@testable import extract

@Suite struct ContextFacetTests {
    private func lines(_ texts: String...) -> Set<String> {
        let turns = texts.map { $0.hasPrefix("A: ") ? Turn(role: .assistant, text: String($0.dropFirst(3))) : Turn(role: .user, text: $0) }
        return Set(describe(Conversation(goal: nil, turns: turns), facet: .context).split(separator: "\n").map(String.init))
    }

    @Test func gradesAmounts() {
        #expect(lines("Book it.").contains("background told: none beside the requests"))
        #expect(lines("It rained.").contains("background told: scant, 1 to 5 words"))
        #expect(
            lines("I need a room that looks to the sea and has two beds and a desk.").contains("background told: little, 6 to 15 words"))
    }

    @Test func tellsKinds() {
        #expect(lines("My wife left.").contains("speaks of own life or plans, in every message"))
        #expect(lines("My name is Zed.").contains("identifies self or gives account details, in every message"))
        #expect(lines("It failed because it rained.").contains("reasons given, in every message"))
        #expect(lines("I tried it yesterday.").contains("earlier attempts or events told, in every message"))
        #expect(lines("Fix\n```\na\nb\n```").contains("code or data pasted, in every message"))
        #expect(lines("See https://example.org").contains("links given, in every message"))
        #expect(lines("Do it").contains("no task detail at all"))
    }

    @Test func tellsTimes() {
        #expect(lines("Book it.").contains("everything told in the only message"))
        #expect(lines("Book it.", "A: For how many?", "4").contains("details given on demand: almost all of it"))
        #expect(lines("Book it.", "A: Done.", "We are 4").contains("details volunteered later: almost all of it"))
    }

    @Test func politeAndVerbose() {
        #expect(
            describe(Sample.polite, facet: .context) == """
                background told: much, 41 to 100 words
                telling against asking: more than half of it
                speaks of own life or plans, in some messages
                task details in names, in some messages
                task details in numbers, in some messages
                carried by the first message: less than half of it
                context: spread evenly
                details in the first message: more than half of it
                details volunteered later: less than half of it
                """)
    }

    @Test func terseAndImpatient() {
        #expect(
            describe(Sample.terse, facet: .context) == """
                background told: little, 6 to 15 words
                telling against asking: a large part of it
                no task detail at all
                carried by the first message: a small part of it
                context: spread evenly
                """)
    }

    @Test func frontLoading() {
        #expect(
            describe(Sample.frontLoaded, facet: .context) == """
                background told: some, 16 to 40 words
                telling against asking: a large part of it
                conditions to be met, in some messages
                reasons given, in some messages
                task details in names, in some messages
                task details in numbers, in some messages
                carried by the first message: almost all of it
                context: front-loaded
                details in the first message: almost all of it
                """)
    }
}
