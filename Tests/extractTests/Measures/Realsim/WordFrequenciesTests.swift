import Testing

@testable import extract

@Suite struct WordFrequenciesTests {
    /// The 600 words of LexicalDiversityTests.
    static let drawn: [UInt64] = {
        var state: UInt64 = 12345
        return (0..<600).map { _ in
            state = (state * 1_103_515_245 + 12345) % (1 << 31)
            let draw = (state >> 8) % 1000
            return draw * draw / 4000 + 1
        }
    }()

    /// lexicalrichness 0.5.1 with scipy 1.17: hdd(draws=42), yulek.
    @Test func equalsLexicalrichness() throws {
        let frequencies = WordFrequencies(Self.drawn)
        #expect(abs(try #require(frequencies.hdd) - 0.8471540567198217) < 1e-9)
        #expect(abs(try #require(frequencies.yuleK) - 117.16666666666667) < 1e-9)
    }

    @Test func shortTextsHaveNone() {
        #expect(WordFrequencies([]).yuleK == nil && WordFrequencies([]).hdd == nil)
        #expect(WordFrequencies([1, 2, 3]).hdd == nil && WordFrequencies([1, 2, 3]).yuleK == 0)
        #expect(WordFrequencies(Array(1...42)).hdd.map { abs($0 - 1) < 1e-12 } == true)
    }

    /// The order of the words changes nothing.
    @Test func orderDoesNotMatter() {
        let frequencies = (WordFrequencies(Self.drawn), WordFrequencies(Self.drawn.reversed()))
        #expect(frequencies.0.hdd == frequencies.1.hdd && frequencies.0.yuleK == frequencies.1.yuleK)
    }
}
