import Stage
import Testing

@testable import extract

@Suite struct LexiconFileTests {
    @Test func readsHeadingsPhrasesAndExpressions() throws {
        let file = try LexiconFile("# words\n[a b]\nfoo,  bar   baz ,\n/x, y+/\n\n[c]\nqux\n[a b]\nmore\n", file: "f")
        #expect(file.sections.map(\.name) == ["c", "a b"])
        #expect(file["a b"]?.entries.map(\.content) == [.phrase("foo"), .phrase("bar baz"), .pattern("x, y+"), .phrase("more")])
        #expect(file["a b"]?.entries.map(\.place.line) == [3, 3, 4, 9])
        #expect(file["d"] == nil)
    }

    @Test(arguments: [
        ("foo", "f:1: found 'foo' before any heading, expected [heading]"), ("[a", "f:1: found '[a', expected [heading]"),
        ("[]", "f:1: found '[]', expected [heading]"), ("[a]\n/x", "f:2: found '/x', expected /regular expression/"),
    ])
    func refuses(_ text: String, _ message: String) {
        #expect(throws: (any Error).self) { try LexiconFile(text, file: "f") }
        do { _ = try LexiconFile(text, file: "f") } catch { #expect((error as? Failure)?.lines(program: "p") == "p: \(message)\n") }
    }

    @Test(arguments: [
        ("[nonsense]\na", "found '[nonsense]', expected one of abbreviation, "), ("[greet]\n/a/", "a regular expression under [greet]"),
        ("[greet]\na b c d e f", "'a b c d e f': expected at most 5 words"),
    ])
    func aLanguageTakesWordsUnderKnownHeadings(_ text: String, _ message: String) throws {
        let file = try LexiconFile(text, file: "f")
        do {
            _ = try Lexicon(file)
            Issue.record("accepted \(text)")
        } catch { #expect((error as? Failure)?.message.hasPrefix(message) == true) }
    }
}
