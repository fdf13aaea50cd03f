import Testing

@testable import extract

@Suite struct LexicalDiversityTests {
    private func mtld(_ words: [UInt64]) -> Double? {
        var scratch = WordSet()
        return LexicalDiversity.mtld(words, scratch: &scratch)
    }

    private func mtld(_ text: String) -> Double? {
        var numbers: [Substring: UInt64] = [:]
        return mtld(
            text.split(separator: " ").map { word in
                let number = numbers[word] ?? UInt64(numbers.count + 1)
                numbers[word] = number
                return number
            })
    }

    /// 1 - 8/9 of a ratio is .111/.28 of a factor, both ways: 9 / (.111/.28) = 22.68.
    @Test func aPartOfAFactor() throws { #expect(abs(try #require(mtld("a b c d e f g h a")) - 22.68) < 1e-9) }

    /// A ratio of 1/2 closes a factor of two words.
    @Test func aWholeFactor() throws { #expect(mtld("a a") == 2) }

    /// lexicalrichness 0.5.1, mtld(0.72), given these words as its tokens.
    @Test func equalsLexicalrichness() throws {
        let text = "the cat sat on the mat and the dog sat on the rug while the cat and the dog slept on and on"
        #expect(abs(try #require(mtld(text)) - 10.33130081300813) < 1e-9)
        var state: UInt64 = 12345
        let words = (0..<600).map { _ in
            state = (state * 1_103_515_245 + 12345) % (1 << 31)
            let draw = (state >> 8) % 1000
            return draw * draw / 4000 + 1
        }
        #expect(Set(words).count == 214)
        #expect(abs(try #require(mtld(words)) - 102.0353982300885) < 1e-9)
    }

    @Test func isAbsentWhereNoWordComesTwice() {
        #expect(mtld("") == nil && mtld("one") == nil && mtld("one two three") == nil)
    }

    @Test func turningTheWordsRoundChangesNothing() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var state = seed | 1
        let words = (0..<500).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1
            return state >> 58 + 1
        }
        #expect(mtld(words) == mtld(words.reversed()), "seed \(seed)")
    }
}
