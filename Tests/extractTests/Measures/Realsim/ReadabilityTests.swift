import Testing

@testable import extract

@Suite struct ReadabilityTests {
    /// From textstat 0.7.13 on texts of which its counts are ours: 14 words, 2 sentences, 15 syllables; 22, 2, 29.
    @Test(arguments: [
        (Readability(words: 14, sentences: 2, syllables: 15), -0.2171428571428553, 109.08714285714288),
        (Readability(words: 22, sentences: 2, syllables: 29), 4.254545454545454, 84.15181818181821),
        (Readability(words: 6, sentences: 1, syllables: 17), 20.18333333333334, -38.954999999999984),
    ])
    func followsTheFormulas(_ counts: Readability, _ grade: Double, _ ease: Double) throws {
        #expect(abs(try #require(counts.grade) - grade) < 1e-9)
        #expect(abs(try #require(counts.ease) - ease) < 1e-9)
    }

    @Test func isAbsentWithoutAWord() { #expect(Readability().grade == nil && Readability().ease == nil) }
}
