import Testing

@testable import extract

/// A text read with the words of its language, or of the one named.
func scanned(_ text: String, in language: Language? = nil) -> TextScan {
    var scan = TextScan()
    scan.read(text, lexicon: languages[language ?? languages.identifier.language(of: [Turn(role: .user, text: text)])])
    return scan
}

@Suite struct TextScanTests {
    @Test(arguments: [
        ("I'm looking for a hotel in town.", "I 'm looking for a hotel in town ."),
        ("I don't know, can't say; we'll see?", "I do n't know , ca n't say ; we 'll see ?"),
        ("Ok. It's at 15-17 Norman way (B&B)!", "Ok . It 's at 15 - 17 Norman way ( B & B ) !"),
        ("He said \"go\". Yes, please.", "He said \" go \" . Yes , please ."),
        ("Dr. Morgan told me, I'd like that!", "Dr . Morgan told me , I 'd like that !"),
    ])
    func spacingDoesNotMatter(_ joined: String, _ spaced: String) {
        let a = scanned(joined), b = scanned(spaced)
        #expect(a.words.map(\.hash) == b.words.map(\.hash))
        #expect(a.words.map(\.categories) == b.words.map(\.categories))
        #expect(a.sentences.map(\.words) == b.sentences.map(\.words))
        #expect(a.sentences.map(\.end) == b.sentences.map(\.end))
        #expect(a.surface.words == b.surface.words)
    }

    @Test func countsWords() {
        #expect(scanned("").surface.words == 0)
        #expect(scanned("one two, three").surface.words == 3)
        #expect(scanned("o'clock 17:30 £37.80 5F8G6J1G").surface.words == 4)
        #expect(scanned("我想去北京").surface.words == 5)
        #expect(scanned("ありがとう カタカナ").surface.words == 6)
        #expect(scanned("naïve Größe Привет").surface.words == 3)
        #expect(scanned("שלום עולם").surface.words == 2)
    }

    @Test func splitsContractedEndings() {
        let words = scanned("don't I’ll y'all").words
        #expect(words.map { $0.traits.contains(.clitic) } == [false, true, false, true, false])
        #expect(words[1].categories.contains(.not))
        #expect(scanned("won't").words.count == 2)
        #expect(scanned("n't").words.count == 1)
    }

    @Test func lowersLettersInAnyCase() {
        #expect(scanned("HELLO").words[0].hash == scanned("hello").words[0].hash)
        #expect(scanned("ÉCOLE").words[0].hash == scanned("école").words[0].hash)
        #expect(scanned("ПРИВЕТ").words[0].hash == scanned("привет").words[0].hash)
    }

    @Test func tellsTraits() {
        let words = scanned("my TR0415 and 42 and Alexis and NASA").words
        #expect(words[1].traits.contains(.identifier))
        #expect(words[3].traits.contains(.number))
        #expect(words[5].traits.contains(.name))
        #expect(words[7].traits.contains(.shouted))
    }

    @Test func skipsCode() {
        let scan = scanned("Fix this:\n```\nlet hello = thanks()\n```\nplease")
        #expect(scan.surface.codeLines == 1)
        #expect(scan.sentences.count == 2)
        #expect(scan.words.allSatisfy { !$0.categories.contains(.thank) })
    }

    @Test func readsListsLineByLine() {
        let scan = scanned("I need\n- a red one\n- a blue one\n1. and this")
        #expect(scan.surface.listLines == 3)
        #expect(scan.sentences.count == 4)
    }

    @Test func goesOnWithASentenceInSmallLetters() {
        #expect(scanned("How can a firm perform\ndifferent activities.").sentences.count == 1)
        #expect(scanned("How can a firm perform\n\ndifferent activities.").sentences.count == 2)
    }

    @Test(arguments: [
        "\u{0}", "\u{FEFF}", "''''", "'", "n't't't", "...", "```", "`", "e\u{301}\u{301}", "👨‍👩‍👧‍👦", "🇪🇸🇪🇸", "\u{202E}abc", "http://", "**__**",
        "\u{2019}s", "\r\n\r\n",
    ])
    func survives(_ text: String) {
        _ = scanned(text)
        _ = scanned(String(repeating: text, count: 1000))
    }
}
