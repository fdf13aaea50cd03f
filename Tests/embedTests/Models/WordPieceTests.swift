import TestSupport
import Testing

@testable import embed

@Suite struct WordPieceTests {
    private static let vocabulary = Vocabulary(TinyModel.pieces.enumerated().map { ($1, Int32($0)) })

    private func wordPiece(longestWord: Int = 100, specials: [(String, Int32)] = [("[SEP]", 3), ("[MASK]", 4)]) -> WordPiece {
        WordPiece(
            Self.vocabulary, unknown: 1, normalizer: BertNormalizer(),
            specials: specials.map { .init(text: Array($0.0.utf8), id: $0.1) }, longestWord: longestWord)
    }

    @Test(
        arguments: [
            ("", []), ("The cat", [5, 6]), ("hotel", [14, 15]), ("mats.", [9, 12, 10]), ("zebra", [1]),
            // All of a word is unknown where a part of it is; no piece may begin in its middle.
            ("hotelz", [1]), ("tel", [1]), ("cat##s", [6, 1, 1, 1]), ("naïve", [24, 25, 26]), ("中中", [21, 21]),
            ("[SEP]", [3]), ("a[SEP]cat", [18, 3, 6]), ("[sep]", [1, 1, 1]), ("[SEP [MASK]", [1, 1, 4]), ("[[SEP]]", [1, 3, 1]),
        ] as [(String, [Int32])])
    func cutsIntoLongestPieces(text: String, ids: [Int32]) {
        #expect(wordPiece().tokens(of: text) == ids)
    }

    @Test func longWordsAreUnknown() {
        let pieces = Vocabulary([("[UNK]", 0), ("é", 1), ("##é", 2), ("e", 3), ("##e", 4)])
        let cased = BertNormalizer(stripsAccents: false, lowercases: false)
        let wordPiece = WordPiece(pieces, unknown: 0, normalizer: cased, specials: [])
        #expect(wordPiece.tokens(of: String(repeating: "é", count: 100)) == [1] + Array(repeating: 2, count: 99))
        #expect(wordPiece.tokens(of: String(repeating: "é", count: 101)) == [0])
        #expect(wordPiece.tokens(of: "e" + String(repeating: "é", count: 99)).count == 100)
    }

    @Test func theLongestSpecialTokenCounts() {
        let wordPiece = wordPiece(specials: [("<a>", 100), ("<a><b>", 101), ("", 102)])
        #expect(wordPiece.tokens(of: "<a><b><a>") == [101, 100])
        #expect(wordPiece.largest == 101)
    }

    @Test func settingsTellModelsApart() {
        #expect(wordPiece().settings == wordPiece().settings)
        #expect(wordPiece().settings != wordPiece(longestWord: 99).settings)
        #expect(wordPiece().settings != wordPiece(specials: []).settings)
    }
}
