import Stage
import Testing

@testable import extract

@Suite struct RealsimTests {
    private func measures(_ conversation: Conversation, language: Language? = .en) throws -> (
        values: [String: Measure], evidence: [Evidence]
    ) {
        var scratch = Realsim.Scratch()
        var evidence = EvidenceList()
        let measures = try Realsim().measures(
            of: conversation, language: language, languages: languages, evidence: &evidence, scratch: &scratch)
        return (Dictionary(uniqueKeysWithValues: measures.map { ($0.name, $0.value) }), evidence.pieces)
    }

    /// By hand: "The cat sat. The dog ran off." and "So happy!" are 9 words, 3 sentences, 10 syllables.
    @Test func countsByHand() throws {
        let (values, evidence) = try measures(dialogue("The cat sat. The dog ran off.", "A: ok", "So happy!"))
        #expect(values["words"] == .number(9) && values["turns"] == .number(2) && values["sentences"] == .number(3))
        #expect(values["flesch_kincaid_grade"] == .number(0.39 * (9.0 / 3) + 11.8 * (10.0 / 9) - 15.59))
        #expect(values["flesch_reading_ease"] == .number(206.835 - 1.015 * (9.0 / 3) - 84.6 * (10.0 / 9)))
        #expect(values["errors"] == .number(0))
        #expect(values["emotion"] == .labels(["neutral", "neutral", "joy"]) && values["identity"] == .labels([]))
        #expect(
            evidence.filter { $0.measure != "intent" } == [
                Evidence(measure: "emotion", label: "joy", turn: 1, start: 0, end: 9, quote: "So happy!")
            ])
        // One of nine words comes twice: 1 - 8/9 of a ratio, both ways.
        guard case .number(let mtld) = values["mtld"] else { throw Failure(.software, "\(String(describing: values["mtld"]))") }
        #expect(abs(mtld - 9 / ((1 - 8.0 / 9) / (1 - 0.72))) < 1e-9)
    }

    @Test func codeCountsAsWordsAndAsNothingElse() throws {
        let code = try measures(dialogue("Fix this.\n```\nlet x = f(1)\n```")).values
        let plain = try measures(dialogue("Fix this.")).values
        #expect(code["words"] == .number(6) && plain["words"] == .number(2))
        #expect(code["flesch_kincaid_grade"] == plain["flesch_kincaid_grade"] && code["sentences"] == .number(1))
    }

    @Test func labelsComeWithRepeats() throws {
        let (values, evidence) = try measures(dialogue("My wife, my son.", "My dog."))
        #expect(values["identity"] == .labels(["interpersonal", "interpersonal", "interpersonal"]))
        #expect(evidence.filter { $0.measure == "identity" }.map(\.turn) == [0, 0, 1])
    }

    @Test func withoutAUserNothingIsMeasured() throws {
        let values = try measures(dialogue("A: hello")).values
        #expect(values["words"] == .number(0) && values["turns"] == .number(0))
        #expect(["errors", "emotion", "identity", "mtld", "flesch_kincaid_grade"].allSatisfy { values[$0] == .absent("no user message") })
    }

    @Test func anEmptyMessageIsATurn() throws {
        let values = try measures(dialogue("")).values
        #expect(values["turns"] == .number(1) && values["emotion"] == .absent("no sentence in prose") && values["errors"] == .number(0))
        #expect(values["mtld"] == .absent("too short: no word comes twice"))
    }

    @Test func otherLanguagesHaveTheirForm() throws {
        let values = try measures(dialogue("我想去北京,我想吃面。"), language: .zh).values
        #expect(
            values["words"] == .number(9) && values["sentences"] == .number(1)
                && values["mtld"] != .absent("too short: no word comes twice"))
        #expect(["flesch_reading_ease", "errors", "emotion", "identity"].allSatisfy { values[$0] == .absent("its rules are for English") })
    }

    @Test func quotesAreTheTextAtTheirPlace() throws {
        let text = "Ünï 👍🏽 … I'm so happy! i recieve it, my wife’s “dont” — I prefer tea"
        let scalars = Array(text.unicodeScalars)
        let evidence = try measures(dialogue(text)).evidence
        #expect(Set(evidence.map(\.measure)).isSuperset(of: ["emotion", "errors", "identity"]))
        for item in evidence {
            var quote = String.UnicodeScalarView()
            quote.append(contentsOf: scalars[item.start..<item.end])
            #expect(String(quote) == item.quote)
        }
    }

    @Test func anUnknownHeadingIsNamed() {
        #expect(throws: Failure.self) { try Realsim(LexiconFile("[emotion.glee]\nyay", file: "f")) }
    }

    /// Words that repeat a prefix or suffix, and sentences of a hundred thousand characters, take linear time and no deep recursion.
    @Test func longWordsAndSentences() throws {
        let word = try measures(dialogue(String(repeating: "some", count: 25_000) + " " + String(repeating: "ly", count: 50_000))).values
        #expect(word["words"] == .number(2))
        let sentence = try measures(dialogue(String(repeating: "my wife ", count: 12_500))).values
        #expect(sentence["identity"] == .labels(["interpersonal"]))
        let clauses = try measures(dialogue(String(repeating: "my wife, ", count: 10_000))).values
        #expect(clauses["identity"] == .labels(Array(repeating: "interpersonal", count: 10_000)))
    }

    @Test(arguments: [
        "\u{0}", "''''", "n't't", "``` `", "e\u{301}\u{301}", "👨‍👩‍👧‍👦", "\u{202E}abc", "http://a.b", "\u{2019}s", "\r\n", "I'm a", "my , my",
        "a\u{FFFD}",
    ])
    func survives(_ text: String) throws {
        _ = try measures(dialogue(text, String(repeating: text, count: 2000), String(repeating: text + " ", count: 2000)))
    }
}
