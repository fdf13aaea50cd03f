import Testing

@testable import extract

@Suite struct SentencesTests {
    @Test func aPhraseReplacesItsWords() {
        let scan = scanned("no problem")
        #expect(scan.words[0].categories.contains(.acknowledge))
        #expect(!scan.words[0].categories.contains(.negate))
        #expect(scan.words.map(\.span) == [2, 0])
    }

    @Test func phrasesStayWithinASentence() {
        #expect(!scanned("no. problem").sentences[0].categories.contains(.acknowledge))
    }

    @Test func unitesCategories() {
        let sentence = scanned("Hi, thanks, please").sentences[0]
        #expect(sentence.categories.isSuperset(of: [.greet, .thank, .please]))
        #expect(sentence.count == 3)
    }

    @Test(arguments: [
        ("It ends at 5 p.m. Then we go.", 2), ("It ends at 5 p.m. on Monday.", 1), ("IT ENDS AT 5 P.M. ON MONDAY.", 1),
        ("Apples, pears, etc. They are fresh.", 2), ("At Acme Inc. He likes it.", 2), ("Call Dr. Smith.", 1),
        ("In Washington D.C. I like it.", 2),
        ("No. 5 is alive.", 1), ("No. I mean it.", 2), ("See Fig. 3. It shows x.", 2), ("At the disco. It was fun.", 2),
        ("Fruit, e.g. Apples.", 1),
        ("By J. Smith.", 1),
    ])
    func abbreviationsEndASentenceWhereOneBegins(_ text: String, _ count: Int) { #expect(scanned(text).sentences.count == count) }

    @Test func drawnOutWordsAreTheShortOnes() {
        #expect(scanned("hiiiii").words[0].categories.contains(.greet))
        #expect(scanned("thankssss").words[0].categories.contains(.thank))
        #expect(scanned("viii").words[0].categories.isEmpty)
    }

    @Test func howAMessageIsSetPartsNoSentences() {
        func sentences(_ text: String) -> [Range<Int>] {
            var scan = TextScan()
            scan.read(text, lexicon: languages[.en], ignoringForm: true)
            return scan.sentences.map(\.words)
        }
        let plain = sentences("It is free. By J. Smith.\nWould you like it?")
        #expect(plain == sentences("- it is free. by j. smith.\n- would you like it?"))
        #expect(plain == sentences("# IT IS FREE. BY J. SMITH.\n**WOULD YOU LIKE IT?**"))
    }

    @Test func countsSmallLetters() {
        let surface = scanned("i think i am. yes").surface
        #expect(surface.smallI == 2)
        #expect(surface.lowerStarts == 2)
        #expect(scanned("I think. Yes. 3 of them. iPhone").surface.lowerStarts == 1)
    }

    @Test func countsNamesAndNumbers() {
        let surface = scanned("Then Alexis May I Book 3 at 17:30").surface
        #expect(surface.names == 1)
        #expect(surface.numbers == 2)
    }

    @Test(arguments: [
        ("Hi there.  How are you?? Fine", ["Hi there.", "How are you??", "Fine"]),
        ("(Well… \"yes\") — I'm ok :)", ["Well…", "yes\") — I'm ok"]),
        ("- one two\n- don't\n\n你好。再见", ["one two", "don't", "你好。", "再见"]),
    ])
    func knowsItsBytes(_ text: String, _ sentences: [String]) {
        let bytes = Array(text.utf8)
        #expect(scanned(text, in: .en).sentences.map { String(decoding: bytes[$0.bytes], as: UTF8.self) } == sentences)
    }
}
