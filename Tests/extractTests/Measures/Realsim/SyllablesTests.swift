import Testing

@testable import extract

@Suite struct SyllablesTests {
    private func count(_ word: String) throws -> Int {
        let syllables = try Syllables(LexiconFile(builtIn: "realsim"))
        return syllables.count(Array(word.utf8)[...])
    }

    /// Counts of the CMU Pronouncing Dictionary, by the rule that the word shows.
    @Test(arguments: [
        ("cat", 1), ("table", 2), ("make", 1), ("boxes", 2), ("makes", 1), ("wanted", 2), ("walked", 1), ("handled", 2), ("called", 1),
        ("the", 1), ("video", 3), ("variety", 4), ("question", 2), ("social", 2), ("actual", 3), ("quiet", 2), ("queen", 1), ("doing", 2),
        ("studying", 3), ("saying", 2), ("create", 2), ("created", 3), ("creature", 2), ("tourism", 3), ("something", 2), ("management", 3),
        ("hopeful", 2), ("homeless", 2), ("moderately", 4), ("yes", 1), ("rhythm", 2), ("recipes", 3), ("business", 2), ("earlier", 3),
    ])
    func countsByRule(_ word: String, _ syllables: Int) throws { #expect(try count(word) == syllables, "\(word)") }

    @Test(arguments: [
        ("don't", 1), ("can't", 1), ("won't", 1), ("aren't", 1), ("couldn't", 2), ("isn't", 2), ("didn't", 2), ("haven't", 2),
        ("weren't", 1), ("it'll", 2), ("you'll", 1), ("should've", 2),
        ("i've", 1), ("it'd", 2), ("i'd", 1), ("what's", 1),
    ])
    func countsContractedEndings(_ word: String, _ syllables: Int) throws { #expect(try count(word) == syllables, "\(word)") }

    @Test func isAtLeastOne() throws {
        for word in ["", "x", "'", "'t", "n't", "hmm", "\u{80}", "e"] { #expect(try count(word) >= 1, "\(word)") }
    }
}
