import Testing

@testable import extract

@Suite struct LexiconTests {
    @Test func findsWordsAndPhrases() {
        let lexicon = Lexicon([([.greet], ["hallo", "guten tag"]), ([.bye], ["tag"])])
        var scan = TextScan()
        scan.read("Hallo guten Tag tag guten", lexicon: lexicon)
        #expect(scan.words.map(\.categories) == [[.greet], [.greet], [], [.bye], []])
    }

    @Test func takesTheLongestPhrase() {
        let lexicon = Lexicon([([.greet], ["a b"]), ([.bye], ["a b c d"]), ([.thank], ["b c"])])
        var scan = TextScan()
        scan.read("a b c d", lexicon: lexicon)
        #expect(scan.words[0].categories == [.bye])
        scan.read("a b c", lexicon: lexicon)
        #expect(scan.words.map(\.categories) == [[.greet], [], []])
    }

    @Test func aWordKeepsWhatItDoesByItselfAtTheHeadOfAPhrase() {
        let lexicon = Lexicon([([.condition, .function], ["if"]), ([.please], ["if you can"])])
        var scan = TextScan()
        scan.read("if you can", lexicon: lexicon)
        #expect(scan.words.map(\.categories) == [[.please, .condition], [], []])
    }

    @Test func knowsNothingUnknown() {
        #expect(Lexicon([])[12345].labels.isEmpty && Lexicon.empty[12345].labels.isEmpty)
    }

    @Test func aWordMayHaveSeveralCategories() {
        let word = scanned("sorry").words[0].categories
        #expect(word.isSuperset(of: [.apology, .refuse]))
    }
}
