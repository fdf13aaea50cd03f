import Testing

@testable import extract

@Suite struct USITests {
    // swift-format-ignore: NeverUseForceTry
    private static let usi = USI(try! USILexicon())  // the file is part of the build: a fault in it fails every test, by its message

    /// By name; absent ones are left out.
    private func values(_ conversation: Conversation, source: String = "real", language: Language? = .en) -> [String: Double] {
        var values: [String: Double] = [:]
        for case (let name, .number(let number)) in Self.usi.measures(of: conversation, source: source, language: language) {
            values[name] = number
        }
        return values
    }

    /// Messages of 8, 3, 2 and 6 words: 19, mean 4.75, squares of the deviations 22.75 in all. The same by re of Python 3.11 over the file.
    @Test func byHand() {
        let found = values(
            dialogue(
                "Hello, please book flight XK99812 for my cousin", "A: Please tell me the day.", "Are you sure?", "A: Yes.", "ok, thanks!",
                "A: Done.",
                "This is ridiculous — you're useless"))
        // Long words and ids: please, flight, xk99812, cousin; none; thanks; ridiculous, useless.
        #expect(
            found == [
                "politeness_rate": 0.5, "short_msg_rate": 0.5, "formality_rate": 0.25, "ack_only_rate": 0.25,
                "verbosity_cv": (22.75 / 4).squareRoot() / 4.75,
                "repeat_rate": 0, "id_confuse_rate": 0, "info_frontload": 11.0 / 19, "id_density": 7.0 / 4, "user_words_per_turn": 4.75,
                "opening_words": 8,
                "uncertainty_rate": 0, "certainty_rate": 0, "pushback_q_rate": 0.25, "clarify_q_rate": 0, "info_q_rate": 0,
                "emotion_rate": 0.25,
                "accusation_rate": 0.25, "pivot_rate": 0,
            ])
    }

    @Test func namesInThePublishedOrder() {
        #expect(Self.usi.measures(of: dialogue("hi"), source: "real", language: .en).map(\.name) == USI.names && USI.names.count == 19)
    }

    /// "Are you sure" is doubt before it is a question about facts, "how much" alone is such a question.
    @Test func aMessageIsOneKindOfQuestion() {
        let found = values(
            dialogue("Are you sure? What do you mean, and how much is it?", "What do you mean, how much is it?", "How much is it?", "Fine.")
        )
        #expect(found["pushback_q_rate"] == 0.25 && found["clarify_q_rate"] == 0.25 && found["info_q_rate"] == 0.25)
    }

    /// A trigram eleven times, over messages but not across two of them; ten times is not enough.
    @Test func repetition() {
        func rate(_ messages: [String]) -> Double? {
            values(Conversation(turns: messages.map { Turn(role: .user, text: $0) }))["repeat_rate"]
        }
        #expect(rate(Array(repeating: "give me MORE", count: 11)) == 1 && rate(Array(repeating: "give me more", count: 10)) == 0)
        #expect(
            rate(Array(repeating: "give me", count: 40)) == 0 && rate([String(repeating: "no ", count: 13)]) == 1
                && rate([String(repeating: "no ", count: 12)]) == 0)
    }

    @Test func serviceVoiceCountsOnceAConversation() {
        #expect(values(dialogue("How can I help you today?", "How may I assist you?", "ok"))["id_confuse_rate"] == 1)
    }

    /// Commands and forms are dropped from people's messages, stop tokens from simulators', and only there.
    @Test func cleaning() {
        let commands = dialogue(#"\tau start"#, "one two three four", "<|survey|> good", "/stop", "  ###STOP###\n")
        #expect(values(commands)["user_words_per_turn"] == 5.0 / 2 && values(commands)["opening_words"] == 4)
        #expect(values(commands, source: "sim:a")["user_words_per_turn"] == 9.0 / 4)
        #expect(values(dialogue("<|think|>please please</think><|/think|>go <function=f>{}"))["opening_words"] == 1)
    }

    @Test func withoutWordsOrMessages() {
        #expect(
            values(dialogue("", " \n"))["verbosity_cv"] == 0 && values(dialogue(""))["info_frontload"] == 0
                && values(dialogue(""))["short_msg_rate"] == 1)
        for conversation in [dialogue(), dialogue("A: hello"), dialogue("/stop")] {
            let found = Self.usi.measures(of: conversation, source: "real", language: .en)
            #expect(found.map(\.name) == USI.names && found.allSatisfy { $0.value == .absent("no message of the user") })
        }
    }

    /// In another language what needs no words is measured, and the rest says why it is not.
    @Test func otherLanguages() {
        let found = Self.usi.measures(of: dialogue("请帮我 please"), source: "real", language: .zh)
        let absent = found.filter { $0.value == .absent("no word list for the language") }.map(\.name)
        #expect(absent == USI.names.filter { USILexicon.Heading(rawValue: $0) != nil } && absent.count == 12)
        #expect(values(dialogue("请帮我 please"), language: nil)["user_words_per_turn"] == 2)
    }
}
