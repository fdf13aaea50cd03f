import Testing

@testable import report

@Suite struct DisplayTextTests {
    @Test func putsTextOnOneLine() { #expect(displayText(" a\n\n b\t c\u{2028}d ") == "a b c d") }

    @Test func showsControlsAsPictures() { #expect(displayText("a\u{0}\u{1B}[31m\u{7F}") == "a␀␛[31m␡") }

    @Test func dropsBidiControlsAndHiddenCharacters() {
        #expect(displayText("a\u{202E}b\u{2066}c\u{200F}d\u{FEFF}e\u{E0041}f\u{9B}g") == "abcdefg")
    }

    @Test func keepsJoiners() { #expect(displayText("👩‍🔬 می‌خواهم") == "👩‍🔬 می‌خواهم") }

    @Test func noncharactersAreReplaced() { #expect(displayText("a\u{FFFF}") == "a\u{FFFD}") }

    @Test func cutsByCharactersWithAnEllipsis() {
        #expect(displayText("abcdef", limit: 6) == "abcdef")
        #expect(displayText("abcdefg", limit: 6) == "abcde…")
        #expect(displayText("👩‍🔬👩‍🔬👩‍🔬", limit: 2) == "👩‍🔬…")
        #expect(displayText("ab cd ef", limit: 4) == "ab…")
    }

    @Test func aStackOfMarksDoesNotGoOnForEver() {
        let stacked = displayText("a" + String(repeating: "\u{301}", count: 10_000), limit: 10)
        #expect(stacked.unicodeScalars.count <= 41)
        #expect(stacked.hasSuffix("…"))
    }
}
