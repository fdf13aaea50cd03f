import Testing

@testable import extract

@Suite struct MovingRatioTests {
    /// lexicalrichness 0.5.1: mattr(window_size=50).
    @Test func equalsLexicalrichness() throws {
        #expect(abs(try #require(MovingRatio.mattr(WordFrequenciesTests.drawn)) - 0.8196370235934636) < 1e-12)
    }

    @Test func isTheMeanOverAllWindows() throws {
        for seed in 1...50 as ClosedRange<UInt64> {
            var dice = Dice(seed: seed)
            let words = (0..<20 + dice.roll(below: 200)).map { _ in UInt64(dice.roll(below: 40)) }
            let window = 10
            let ratios = (0...words.count - window).map { Double(Set(words[$0..<$0 + window]).count) / Double(window) }
            let mean = ratios.reduce(0, +) / Double(ratios.count)
            #expect(abs(try #require(MovingRatio.mattr(words, window: window)) - mean) < 1e-12, "seed \(seed)")
        }
    }

    @Test func shortTextsHaveNone() { #expect(MovingRatio.mattr(Array(1...49)) == nil && MovingRatio.mattr(Array(1...50)) == 1) }
}
