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
