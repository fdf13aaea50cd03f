import Stage
import Testing

@testable import extract

@Suite struct PhraseTableTests {
    private enum Letter: Int, Sendable { case x, y }

    private func table(_ text: String) throws -> PhraseTable<CaseSet<Letter>> {
        try PhraseTable(LexiconFile(text, file: "f"), [("a.x", [.x]), ("a.y", [.y])])
    }

    @Test func theLongestEntryCounts() throws {
        let table = try table("[a.x]\ngood, not at all good\n[a.y]\ngood\n[b.x]\nbad")
        let words = scanned("good not at all good not bad", in: .en).words
        #expect(try #require(table.entry(words, at: 0, before: 7)) == ([.x, .y], 1))
        #expect(try #require(table.entry(words, at: 1, before: 7)) == ([.x], 4))
        #expect(table.entry(words, at: 1, before: 4) == nil, "a phrase ends within the sentence")
        #expect(table.entry(words, at: 6, before: 7) == nil, "another heading")
        #expect(table[words[0].hash].labels == [.x, .y] && table[words[1].hash].labels.isEmpty)
        #expect(table[words[1].hash].beginsPhrase && !table[words[0].hash].beginsPhrase)
    }

    @Test func refusesWhatItCannotUse() {
        #expect(throws: Failure.self) { try table("[a.x]\n/re/") }
        #expect(throws: Failure.self) { try table("[a.x]\none two three four five six") }
    }
}
