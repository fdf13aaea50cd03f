import Foundation
import Testing

@testable import extract

@Suite struct AnalysisTests {
    @Test func rawFacets() {
        let conversation = Conversation(
            goal: "find it",
            turns: [
                Turn(role: .other, text: "system"), Turn(role: .user, text: "a\nb"), Turn(role: .assistant, text: "c"),
                Turn(role: .user, text: "d"),
            ])
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
                #expect(analysis.descriptions(of: facets).map(\.text) == facets.map { analysis.description(of: $0).text })
            }
        }
    }

    @Test func combinedJoinsTheSix() {
        let analysis = Analysis(Sample.polite)
        let six = [Facet.requests, .responses, .context, .style, .damsl, .sgd].map { analysis.description(of: $0).text }
        #expect(analysis.description(of: .combined).text == six.joined(separator: "\n"))
    }

    /// Names are free of topics by design; they must also tell aspects of different facets apart, as `combined` holds them all.
    @Test func namesOfAspectsAreUnique() throws {
        for conversation in [Sample.polite, Sample.terse, Sample.frontLoaded] {
            let bytes = Analysis(conversation).description(of: .combined).aspectsObject
            let names = String(decoding: bytes, as: UTF8.self).matches(of: /"([^"]+)":/).map { String($0.1) }
            #expect(names.count > 30 && Set(names).count == names.count, "\(names.filter { name in names.count { $0 == name } > 1 })")
        }
    }

    @Test func withoutWordsOnlyTheFormIsDescribed() {
        let analysis = Analysis(dialogue("Привет! Нужен отель в центре города на 2 ночи?", "A: На какой день?", "ПОНЕДЕЛЬНИК"))
        #expect(analysis.language == nil)
        #expect(
            analysis.description(of: .damsl).text == """
                in a language without a word list, described by form alone
                requests information
                unclear
                """)
        let style = analysis.description(of: .style).text
        #expect(style.contains("question marks, in most messages") && !style.contains("formality") && !style.contains("courtesy"))
        let combined = analysis.description(of: .combined).text
        #expect(combined.split(separator: "\n").count { $0.hasPrefix("in a language") } == 1)
    }

    @Test func noNameOfAnAspectStandsInTwoFacets() throws {
        for conversation in [Sample.polite, Sample.terse, Sample.frontLoaded] {
            let analysis = Analysis(conversation)
            func names(_ facet: Facet) throws -> [String] {
                let object = try JSONSerialization.jsonObject(with: Data(analysis.description(of: facet).aspectsObject))
                return try #require(object as? [String: Any]).keys.sorted()
            }
            #expect(try names(.combined) == Facet.rules.flatMap(names).sorted())
        }
    }
}
