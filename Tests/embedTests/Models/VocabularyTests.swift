import Testing

@testable import embed

@Suite struct VocabularyTests {
    @Test func findsEachPieceAndNoOther() {
        let pieces = (0..<5000).map { "piece\($0 * 7)" }
        let vocabulary = Vocabulary(pieces.enumerated().map { ($1, Int32($0)) })
        for (index, piece) in pieces.enumerated() { #expect(vocabulary[piece] == Int32(index)) }
        #expect(vocabulary["piece1"] == nil && vocabulary[""] == nil && vocabulary["piec"] == nil)
        #expect(vocabulary.count == 5000 && vocabulary.largest == 4999 && vocabulary.longest == 10)
    }

    @Test func aPrefixIsPartOfThePiece() {
        let vocabulary = Vocabulary([("##s", 1), ("s", 2)])
        let hash = Vocabulary.hash(Vocabulary.hash(Vocabulary.continuation), UInt8(ascii: "s"))
        #expect([UInt8(ascii: "s")].withUnsafeBufferPointer { vocabulary.id(of: $0, after: Vocabulary.continuation, hash: hash) } == 1)
        #expect(vocabulary["s"] == 2)
    }

    @Test func theLastOfTwoNumbersCounts() {
        let vocabulary = Vocabulary([("a", 0), ("b", 1), ("a", 2)])
        #expect(vocabulary["a"] == 2 && vocabulary.count == 2)
    }

    @Test func medianLengthIsInCharacters() {
        #expect(Vocabulary([("é", 0), ("abc", 1)]).medianLength == 2)
        #expect(Vocabulary([("a", 0), ("bb", 1), ("ccccc", 2)]).medianLength == 2)
        #expect(Vocabulary([("a", 0), ("bb", 1)]).medianLength == 1)
        #expect(Vocabulary([]).medianLength == 0 && Vocabulary([])["a"] == nil)
    }

    @Test func fingerprintsDiffer() {
        let prints = [[("a", 0), ("b", 1)], [("ab", 0), ("", 1)], [("a", 1), ("b", 0)], [("a", 0)]].map {
            Vocabulary($0.map { ($0.0, Int32($0.1)) }).fingerprint
        }
        #expect(Set(prints).count == 4)
    }
}
