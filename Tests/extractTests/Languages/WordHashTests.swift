import Testing

@testable import extract

@Suite struct WordHashTests {
    @Test func isThatOfTheScannedWord() {
        #expect(scanned("Define").words.map(\.hash) == [WordHash.of("define")])
        #expect(scanned("i").words.map(\.hash) == [WordHash.pronounI])
    }

    @Test func isOddAndInTheOrderOfTheWords() {
        let (a, b) = (WordHash.of("a"), WordHash.of("b"))
        #expect(a & 1 == 1 && WordHash.joined(a, b) & 1 == 1)
        #expect(WordHash.joined(a, b) != WordHash.joined(b, a))
    }
}
