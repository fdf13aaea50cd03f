import Foundation
import Testing

import Stage
@testable import extract

// swift-format-ignore: NeverUseForceTry
let knowledge = try! KnowledgeLexicon(LexiconFile(builtIn: "knowledge"))  // a file of the build: a fault fails every test

/// The statements of a conversation, as text.
func statements(_ conversation: Conversation, in language: Language? = .en) -> [Statement] {
    var scan = TextScan()
    return StatementRules(knowledge).statements(of: conversation, in: language, languages: languages, scan: &scan)
}

@Suite struct StatementRulesTests {
    private func texts(_ message: String) -> [String] { statements(dialogue(message)).map(\.text) }

    /// What each sentence says, written down before the rules were run.
    private static let cases: [(sentence: String, statement: String)] = [
        ("I live in Leeds.", "knows that the user lives in Leeds"),
        ("Hi, I'm a nurse and I work nights.", "knows that the user is a nurse and the user works nights"),
        ("My name is Angela.", "knows that the user's name is Angela"),
        ("No, the train should leave after 11:00.", "knows that the train should leave after 11:00"),
        ("I need a hotel in the east, please.", "knows that the user needs a hotel in the east"),
        ("Looking for a cheap hotel in the centre of town.", "knows that the user is looking for a cheap hotel in the centre of town"),
        ("Great, I'd like to book it for two people.", "knows that the user would like to book it for two people"),
        ("I know that the museum is closed on Mondays.", "knows that the museum is closed on Mondays"),
        ("I'm familiar with the old town.", "knows about the old town"),
        ("Please book a table for 8 people at Tandoori Palace.", "knows about a table for 8 people at Tandoori Palace"),
        ("Can you help me write a cover letter for a nurse?", "knows about a cover letter for a nurse"),
        ("What is the capital of Mongolia?", "does not know about the capital of Mongolia"),
        ("What's the postcode?", "does not know about the postcode"),
        ("Where is the hotel located?", "does not know about where the hotel is located"),
        ("What restaurants do you have in the centre?", "does not know about what restaurants the assistant has in the centre"),
        ("How can I lose weight?", "does not know about how the user can lose weight"),
        ("How about a museum?", "does not know about a museum"),
        ("Who wrote the song?", "does not know about who wrote the song"),
        ("How does the heart of a whale work?", "does not know about \"How does the heart of a whale work\""),
        ("Tell me about fintech", "does not know about fintech"),
        ("Could you please give me the phone number of the hotel?", "does not know about the phone number of the hotel"),
        ("Can I get the address?", "does not know about the address"),
        ("I also need the reference number.", "does not know about the reference number"),
        ("I have never heard of Picnic at Hanging Rock.", "does not know about Picnic at Hanging Rock"),
        ("I don't know how to reset my router.", "does not know about how to reset the user's router"),
        ("I don't know whether it has parking.", "does not know that it has parking"),
        ("I was wondering if the pool is heated.", "does not know that the pool is heated"),
        ("Can you check if they have wifi?", "does not know that they have wifi"),
        ("Is it wise to give spinach to babies?", "does not know that it is wise to give spinach to babies"),
        ("Does it have free parking?", "does not know that it has free parking"),
        ("Are there any hotels in the north?", "does not know that there are any hotels in the north"),
        ("Is the museum in the centre?", "does not know that the museum is in the centre"),
        ("Can asset backed securities be liquidated?", "does not know that \"Can asset backed securities be liquidated\""),
        ("is narbonne a good stop", "does not know that narbonne is a good stop"),
    ]

    @Test(arguments: cases.indices) func readsASentence(_ index: Int) {
        let (sentence, statement) = StatementRulesTests.cases[index]
        #expect(texts(sentence) == [statement], "\(sentence)")
    }

    /// Courtesies, pointers without a thing, and talk about the talk.
    @Test(arguments: [
        "Hello there!", "Thank you so much for your help.", "Yes", "ok great", "Rewrite this.", "Make it shorter", "another one please",
        "That's all I need.", "You are a doctor.", "???",
    ])
    func findsNothing(_ message: String) { #expect(texts(message).isEmpty) }

    @Test func numbersTheUsersMessagesAndTellsNothingTwice() {
        let found = statements(
            dialogue("What is the postcode?", "A: Of which hotel?", "I live in Leeds. What is the postcode?", "A: Ok", "I have a dog."))
        #expect(
            found.map(\.text) == [
                "does not know about the postcode", "knows that the user lives in Leeds", "knows that the user has a dog",
            ])
        #expect(found.map(\.turn) == [0, 1, 2])
    }

    /// A few words that answer a question are no request in short.
    @Test func fragmentsAreTopicsOnlyUnasked() {
        #expect(statements(dialogue("cheap hotel near station")).map(\.text) == ["knows about cheap hotel near station"])
        #expect(statements(dialogue("Hello there", "A: What are you after?", "cheap hotel near station")).isEmpty)
    }

    @Test func listPointsAndTheMiddleOfLongMessagesAreMaterial() {
        #expect(
            texts("I live in Leeds.\n- I have a dog in the house\n2) I have a cat in the house") == ["knows that the user lives in Leeds"])
        let long = (0..<12).map { "The man number \($0) was in the garden." }.joined(separator: " ")
        #expect(texts(long).map { $0.dropFirst("knows that the man number ".count).prefix { $0.isNumber } } == ["0", "1", "10", "11"])
        #expect(texts("\"The man was in the garden. Is it true?\"").allSatisfy { !$0.hasPrefix("knows that") })
    }

    @Test func longSentencesAreCutAndSaySo() throws {
        let text = try #require(texts("I have " + String(repeating: "word ", count: 200)).first)
        #expect(text.hasSuffix("word ...") && text.split(separator: " ").count <= Token.limit + 8)
    }

    @Test func otherLanguagesAreQuoted() {
        #expect(statements(dialogue("¿Dónde está el museo?"), in: .es).map(\.text) == ["does not know about \"Dónde está el museo?\""])
        #expect(statements(dialogue("推荐一个好的餐厅"), in: .zh).map(\.text) == ["does not know about \"推荐一个好的餐厅\""])
        #expect(statements(dialogue("Где находится музей?"), in: nil).isEmpty)
    }

    /// Every statement begins with one of the four forms and says something, whatever the message; none comes twice.
    @Test func everyStatementHasAFormAndContent() {
        var dice = Dice(seed: 20_261_125)
        let words = [
            "i", "I'm", "don't", "know", "what", "is", "the", "can", "you", "please", "book", "tell", "me", "if", "it", "hotel", "Leeds",
            ",", "?", ".", "\n- ", "(", "\"", "and", "need", "是", "吗", "…", "n't", "'m", "your", "5",
        ]
        for _ in 0..<400 {
            let message = (0..<dice.roll(below: 30)).map { _ in words[dice.roll(below: words.count)] }.joined(separator: " ")
            for language in languages.codes.map(Language.init) {
                let found = statements(dialogue(message, "A: Really?", message), in: language)
                #expect(
                    found.allSatisfy { statement in StatementForm.allCases.contains(statement.form) && !statement.content.isEmpty },
                    "\(message)")
                #expect(Set(found.map(\.text)).count == found.count, "\(message)")
                #expect(found.allSatisfy { (0...1).contains($0.turn) })
            }
        }
    }

    @Test(arguments: FacetTests.hostile.indices) func survives(_ index: Int) {
        let text = FacetTests.hostile[index]
        for language in languages.codes.map(Language.init) { _ = statements(dialogue("A: " + text, text, text), in: language) }
    }
}
