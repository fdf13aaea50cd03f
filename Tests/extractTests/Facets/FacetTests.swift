import Foundation
import Testing

@testable import extract

@Suite struct FacetTests {
    static let rules: [Facet] = Facet.allCases.filter(\.isAbstract)

    @Test func namesAreThoseOfTheRecords() {
        #expect(
            Facet.allCases.map(\.rawValue) == [
                "conversation", "utterances", "goal", "requests", "responses", "context", "style", "damsl", "sgd", "combined", "knowledge",
                "profile",
            ])
    }

    @Test func describesAsTheAnalysisDoes() {
        for facet in Facet.allCases {
            #expect(describe(Sample.terse, facet: facet) == Analysis(Sample.terse).descriptions(of: [facet])[0].text)
        }
    }

    @Test(arguments: rules)
    func isFreeOfTopicWords(_ facet: Facet) {
        let made = ["blorptang", "quixel", "Zantherby", "wuggle", "frimsical", "XK77Q9", "48151", "grolder"]
        let conversation = dialogue(
            "Hi, I need a \(made[0]) with \(made[1]) for \(made[2]), order \(made[5]).",
            "A: Which \(made[1]) do you want, \(made[3]) or \(made[7])?",
            "\(made[3]) please, \(made[6]) of them. Can you \(made[4]) the \(made[7])?",
            "A: Your \(made[3]) costs \(made[6]). Anything else about \(made[2])?",
            "No that's wrong, I said \(made[7])! Is there another \(made[0])?")
        let text = describe(conversation, facet: facet).lowercased()
        for word in made { #expect(!text.contains(word.lowercased())) }
    }

    @Test func sameTextEveryTime() {
        var scratch = Analysis.Scratch()
        for conversation in [Sample.polite, Sample.terse, Sample.frontLoaded] {
            let expected = Analysis(conversation).description(of: .combined).text
            for _ in 0..<5 {
                #expect(Analysis(conversation, languages: languages, scratch: &scratch).description(of: .combined).text == expected)
            }
        }
    }

    @Test func spacingDoesNotMatter() {
        let joined = dialogue(
            "Hi, I'm looking for a hotel in town. It doesn't need parking.", "A: Ok, what's your price range?",
            "I don't care, cheap's fine!")
        let spaced = dialogue(
            "Hi , I 'm looking for a hotel in town . It does n't need parking .", "A: Ok , what 's your price range ?",
            "I do n't care , cheap 's fine !")
        for facet in FacetTests.rules { #expect(describe(joined, facet: facet) == describe(spaced, facet: facet)) }
    }

    @Test func otherTurnsTakeNoPart() {
        var conversation = Sample.polite
        conversation.turns.insert(Turn(role: .other, text: "You are a system. Thanks?"), at: 0)
        conversation.turns.insert(Turn(role: .other, text: "{\"tool\": 1}"), at: 3)
        for facet in Facet.allCases { #expect(describe(conversation, facet: facet) == describe(Sample.polite, facet: facet)) }
    }

    static let hostile: [String] = [
        "", " ", "\n\n\n", "\u{0}", "ש" + "לום עולם, מה שלומך?", "مرحبا، كيف حالك؟", "👨‍👩‍👧‍👦👩🏽‍🚀🏳️‍🌈", "e" + String(repeating: "\u{301}", count: 5000),
        String(repeating: "a", count: 100_000), String(repeating: "? ", count: 50_000), String(repeating: "`", count: 100_000),
        String(repeating: "thank ", count: 17_000), String(repeating: "\n", count: 100_000), String(repeating: "- x\n", count: 25_000),
        String(repeating: "我", count: 33_000), String(repeating: "i'll n't ", count: 11_000), String(repeating: "(", count: 100_000),
        "```\nnever closed " + String(repeating: "x;\n", count: 3000),
        String(repeating: "no that would be great if you could please ", count: 2300), "\u{FFFD}\u{FFFF}\u{10FFFF}",
    ]

    @Test(arguments: hostile.indices)
    func survives(_ index: Int) {
        let text = FacetTests.hostile[index]
        let start = ContinuousClock.now
        for conversation in [dialogue(text), dialogue("A: " + text, text, "A: " + text, text, text)] {
            for facet in Facet.allCases { _ = describe(conversation, facet: facet) }
        }
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test func saysWhenThereIsNothingToDescribe() {
        for facet in FacetTests.rules {
            #expect(describe(Conversation(goal: nil, turns: []), facet: facet) == "no user turn")
            #expect(describe(dialogue("A: Hello, how can I help?"), facet: facet) == "no user turn")
            #expect(describe(dialogue("", "A: Hello"), facet: facet) == "only empty user messages")
        }
    }
}
