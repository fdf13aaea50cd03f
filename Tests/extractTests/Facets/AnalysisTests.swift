import Testing

@testable import extract

@Suite struct AnalysisTests {
    @Test func rawFacets() {
        let conversation = Conversation(
            goal: "find it", turns: [Turn(role: .other, text: "system"), Turn(role: .user, text: "a\nb"), Turn(role: .assistant, text: "c"), Turn(role: .user, text: "d")])
        #expect(describe(conversation, facet: .conversation) == "user: a\nb\nassistant: c\nuser: d")
        #expect(describe(conversation, facet: .utterances) == "a\nb\nd")
        #expect(describe(conversation, facet: .goal) == "find it")
        #expect(describe(dialogue("x"), facet: .goal) == "")
    }

    @Test func whoOpensDoesNotMatter() {
        let second = dialogue("A: Hello, how can I help?", "I need a taxi.", "A: Where to?", "Home.")
        let first = dialogue("I need a taxi.", "A: Where to?", "Home.")
        for facet in FacetTests.rules { #expect(describe(second, facet: facet) == describe(first, facet: facet)) }
    }

    @Test func severalMessagesInARow() {
        let analysis = Analysis(dialogue("one", "two", "A: Which day?", "A: One moment.", "Monday", "at noon"))
        #expect(analysis.turns.map(\.isReply) == [false, false, true, false])
        #expect(analysis.turns[2].ask == .detail)
        #expect(analysis.endsWithUser)
    }

    @Test func remembersWhatWasSaid() {
        let turns = Analysis(dialogue("a blorptang", "A: the quixel", "quixel blorptang")).turns
        #expect(turns[1].echoed == 1 && turns[1].repeated == 1)
    }

    @Test func seesRefusals() {
        let turns = Analysis(dialogue("book it", "A: Unfortunately it is full.", "ok", "A: Fine then.", "bye")).turns
        #expect(turns.map(\.wasRefused) == [false, true, false])
    }

    @Test func severalAtOnceAreTheSame() {
        for conversation in [Sample.terse, dialogue("A: hello")] {
            let analysis = Analysis(conversation)
            for facets in [Facet.allCases, [.sgd, .combined], [.style, .style], []] {
                #expect(analysis.texts(for: facets) == facets.map { analysis.text(for: $0) })
            }
        }
    }

    @Test func combinedJoinsTheSix() {
        let analysis = Analysis(Sample.polite)
        let six = [Facet.requests, .responses, .context, .style, .damsl, .sgd].map { analysis.text(for: $0) }
        #expect(analysis.text(for: .combined) == six.joined(separator: "\n"))
    }
}
