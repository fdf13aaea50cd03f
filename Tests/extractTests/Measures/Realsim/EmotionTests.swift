import Testing

@testable import extract

@Suite struct EmotionTests {
    private func emotions(_ text: String) throws -> [Emotion] {
        let rules = try EmotionRules(LexiconFile(builtIn: "realsim"))
        let scan = scanned(text, in: .en)
        return scan.sentences.map { rules.emotion(of: $0, scan.words) }
    }

    @Test(arguments: [
        ("This is ridiculous.", Emotion.anger), ("How disgusting!", .disgust), ("I'm worried about my exam.", .fear),
        ("I'm so happy!", .joy),
        ("I miss my dog.", .sadness), ("Oh my god, really?", .surprise), ("Book a table for two.", .neutral), ("", .neutral),
    ])
    func tellsEachLabel(_ text: String, _ emotion: Emotion) throws { #expect(try emotions(text).first ?? .neutral == emotion, "\(text)") }

    /// With calm = .3: one weak word .5/.8 and an exclamation .75/1.05 stay under .75; a booster as well 1.125/1.425 = .79, two weak words 1/1.3 = .77 pass.
    @Test func weighsWeakWords() throws {
        #expect(try emotions("We are glad.") == [.neutral])
        #expect(try emotions("We feel glad!") == [.neutral])
        #expect(try emotions("We feel very glad!") == [.joy])
        #expect(try emotions("We feel glad and grateful.") == [.joy])
    }

    /// 1 / (1 + 1 + .3) = .43 for either.
    @Test func ofTwoEmotionsNeither() throws { #expect(try emotions("Wonderful but ridiculous.") == [.neutral]) }

    /// Negated joy counts half, for sadness: .5/.8 is under the threshold, twice .5 is not.
    @Test func negationTurnsJoy() throws {
        #expect(try emotions("That is not wonderful.") == [.neutral])
        #expect(try emotions("That is not wonderful, not amazing.") == [.sadness])
        #expect(try emotions("I am not furious.") == [.neutral])
        #expect(try emotions("I can't wait.") == [.joy], "the negation of a phrase is part of it")
    }

    @Test func oneLabelASentence() throws {
        #expect(try emotions("Great, thanks! Book it. This is ridiculous.") == [.joy, .neutral, .anger])
    }
}
