import Stage
import Testing

@testable import extract

@Suite struct LabelLexiconTests {
    private func lexicon(_ text: String) throws -> LabelLexicon { try LabelLexicon(LexiconFile(text, file: "f"), under: "a", ["x", "y"]) }

    @Test func theLongestEntryCounts() throws {
        let lexicon = try lexicon("[a.x]\ngood, not at all good\n[a.y]\ngood\n[b.x]\nbad")
        let words = scanned("good not at all good not bad", in: .en).words
        #expect(try #require(lexicon.entry(words, at: 0, before: 7)) == (3, 1))
        #expect(try #require(lexicon.entry(words, at: 1, before: 7)) == (1, 4))
        #expect(lexicon.entry(words, at: 1, before: 4) == nil, "a phrase ends within the sentence")
        #expect(lexicon.entry(words, at: 6, before: 7) == nil, "another prefix")
        #expect(lexicon.names(words[0].hash) == 3 && lexicon.names(words[1].hash) == 0)
    }

    @Test func refusesWhatItCannotUse() {
        #expect(throws: Failure.self) { try lexicon("[a.x]\n/re/") }
        #expect(throws: Failure.self) { try lexicon("[a.x]\none two three four five six") }
    }
}
