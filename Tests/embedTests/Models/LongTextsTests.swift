import Testing

@testable import embed

@Suite struct LongTextsTests {
    @Test(arguments: [(0, 8), (3, 8), (8, 8), (9, 8), (14, 8), (15, 8), (100, 8), (7, 1), (9, 3), (1000, 254)])
    func windowsCoverTheTextAndOverlap(count: Int, room: Int) {
        let windows = LongTexts.windows(over: count, room: room)
        #expect(windows.first?.lowerBound == 0 && windows.last?.upperBound == count)
        for (window, next) in zip(windows, windows.dropFirst()) {
            #expect(window.count == room && next.count <= room && window.upperBound - next.lowerBound == room / 4)
            #expect(next.upperBound > window.upperBound, "each one sees something new")
        }
    }

    /// Each token is its own component; vectors are counts.
    private struct Counts: SentenceEncoder {
        var dimensions = 5
        var window = 4
        var characters: Int?
        var normalises = false
        let settings = ["counts"]

        func tokens(of text: String) -> [Int32] { text.unicodeScalars.compactMap { Int32(String($0)) } }

        func vectors(of sequences: [ArraySlice<Int32>]) -> [[Float]] {
            sequences.map { sequence in (0..<dimensions).map { component in Float(sequence.count { $0 == component }) } }
        }
    }

    private func embedding(_ text: String, encoder: Counts = Counts(), prefix: String = "", long: LongTexts) throws -> Embedding {
        try #require(TextEmbedder(encoder, prefix: prefix, longTexts: long)).embeddings(of: ["1", text])[1]
    }

    @Test func theEndIsCutOffAndCounted() throws {
        #expect(try embedding("0012", long: .truncate) == Embedding(vector: [2, 1, 1, 0, 0], truncatedTokens: 0))
        #expect(try embedding("0012344", long: .truncate) == Embedding(vector: [2, 1, 1, 0, 0], truncatedTokens: 3))
        #expect(try embedding("0012344", prefix: "4", long: .truncate) == Embedding(vector: [2, 1, 0, 0, 1], truncatedTokens: 4))
    }

    @Test func aModelMayLookAtSomeCharactersOnly() throws {
        // "0" and five blanks: the rest is not looked at.
        #expect(
            try embedding("0     1", encoder: Counts(characters: 6), long: .truncate)
                == Embedding(vector: [1, 0, 0, 0, 0], truncatedTokens: 1))
        #expect(try embedding("0    1", encoder: Counts(characters: 6), long: .truncate).truncatedTokens == 0)
    }

    @Test func windowsAreWeightedByTheirLength() throws {
        // Windows of 4, 4 and 2 tokens, each of which begins with the last token of the one before: 0012, 2344, 44.
        let vector = try embedding("00123444", long: .windows).vector
        #expect(LongTexts.windows(over: 8, room: 4) == [0..<4, 3..<7, 6..<8])
        let expected: [Float] = [4 * 2 / 10, 4 / 10, (4 + 4) / 10, 4 / 10, (4 * 2 + 2 * 2) / 10]
        #expect(largestDifference(vector, expected) < 1e-6)
        #expect(try embedding("00123444", long: .windows).truncatedTokens == 0)
    }

    @Test func eachWindowHasThePrefix() throws {
        // Three places are left beside the prefix: 000, 011 (no overlap of three places), 1.
        let vector = try embedding("0001", prefix: "4", long: .windows).vector
        #expect(largestDifference(vector, [(4 * 3 + 0) / 6.0, (2 * 1) / 6.0, 0, 0, 1]) < 1e-6, "\(vector)")
    }

    @Test func meansHaveLengthOneWhereTheModelsVectorsHave() throws {
        let vector = try embedding("01234012", encoder: Counts(normalises: true), long: .windows).vector
        #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-6)
    }

    @Test func aPrefixLeavesHalfOfTheWindow() {
        #expect(TextEmbedder(Counts(), prefix: "00", longTexts: .truncate) != nil)
        #expect(TextEmbedder(Counts(), prefix: "000", longTexts: .truncate) == nil)
    }
}
