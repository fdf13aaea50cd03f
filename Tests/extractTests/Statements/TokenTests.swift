import Testing

@testable import extract

@Suite struct TokenTests {
    /// Tokens of the first sentence.
    private func tokens(_ text: String) -> [Token] {
        var scan = TextScan()
        scan.read(text, lexicon: languages[.en])
        var text = text
        return text.withUTF8 { Token.tokens(of: scan.sentences[0], scan.words, $0).tokens }
    }

    @Test func takesMarksOffWords() {
        let token = Token("(\u{201C}Don\u{2019}t\u{201D}),")
        #expect((token.lead, token.core, token.trail) == ("(\u{201C}", "Don\u{2019}t", "\u{201D}),"))
        #expect(token.word == "don't" && token.text == "(\u{201C}Don\u{2019}t\u{201D}),")
        #expect(Token("...").core.isEmpty && Token("...").text == "...")
    }

    @Test func joinsWhatSpacesTookApart() {
        #expect(tokens("I 'm here , and do n't go").map(\.text) == ["I'm", "here,", "and", "don't", "go"])
        #expect(tokens("i m also here").map(\.word) == ["i'm", "also", "here"])
    }

    @Test func tellsContentAndNames() {
        let found = tokens("I want the museum in Leeds")
        #expect(found.map(\.isContent) == [false, false, false, true, false, true])
        #expect(found.map(\.isName) == [false, false, false, false, false, true])
    }

    @Test func cutsLongSentences() {
        var scan = TextScan()
        var text = String(repeating: "word ", count: 100)
        scan.read(text, lexicon: languages[.en])
        let (tokens, isCut) = text.withUTF8 { Token.tokens(of: scan.sentences[0], scan.words, $0) }
        #expect(tokens.count == Token.limit && isCut)
    }
}
