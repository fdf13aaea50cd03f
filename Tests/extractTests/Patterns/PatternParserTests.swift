import Stage
import Testing

@testable import extract

@Suite struct PatternParserTests {
    @Test func structure() throws {
        let a = PatternSyntax.set(ScalarSet("a")), b = PatternSyntax.set(ScalarSet("b"))
        #expect(try PatternParser.parse("ab|(?:a)") == .alternatives([.sequence([a, b]), a]))
        #expect(try PatternParser.parse("a{2,}?") == .repetition(a, minimum: 2, maximum: nil, isLazy: true))
        #expect(try PatternParser.parse("a{,3}") == .repetition(a, minimum: 0, maximum: 3, isLazy: false))
        #expect(try PatternParser.parse("(?:)*") == .empty && PatternParser.parse("") == .empty)
    }

    /// Braces that count nothing are characters, as with Python.
    @Test(arguments: [
        ("a{}", "a{}"), ("a{x}", "a{x}"), ("{a", "{a"), ("a{1", "a{1"), ("]", "]"), ("[]]", "]"), ("[^]]", "a"), ("[a-]", "-"),
        ("[-a]", "-"),
    ])
    func charactersThatLookLikeMore(pattern: String, text: String) throws {
        #expect(try matches("\\A\(pattern)\\Z".replacing("\\A", with: #"\A"#), text))
    }

    @Test func escapes() throws {
        #expect(try matches(#"\A\x41\u00e9\U0001F600\n\t\07\101\.\/\Z"#, "Aé😀\n\t\u{7}A./"))
        #expect(try matches(#"\A[\b][\]\\]\Z"#, "\u{8}\\"))
    }

    @Test func ignoringCase() throws {
        #expect(
            try matches("(?i)straße K", "STRAẞE \u{212A}") && matches("(?i)[a-c]{3}", "aBC") && !matches("(?i)[^a]", "aA")
                && !matches("a", "A"))
    }

    /// The message says what is wrong and at which character, the place where the expression stands.
    @Test(arguments: [
        ("a(?=b)", 2, "only (?:...)"), ("a(?<=b)", 2, "only (?:...)"), ("(?P<n>a)", 1, "only (?:...)"), ("a(?i)", 2, "only (?:...)"),
        (#"(a)\1"#, 4, "back-references"),
        ("a**", 3, "two quantifiers"), ("a*+", 3, "two quantifiers"), ("*a", 1, "nothing to repeat"), ("^*", 2, "nothing to repeat"),
        ("{2}", 1, "nothing to repeat"),
        ("a{3,2}", 2, "smaller number first"), ("a{99999999999999999999}", 2, "too large"), ("(a", 1, "without ')'"),
        ("a)", 2, "without '('"), ("b[a", 2, "without ']'"),
        ("[b-a]", 2, "range that is none"), (#"[\w-z]"#, 2, "range that is none"), (#"a\q"#, 2, #"\q is not supported"#),
        (#"\x4"#, 1, "no character of 2 digits"),
        (#"\N{DASH}"#, 1, #"\N is not supported"#), (#"\"#, 2, "ends too early"), (#"\u{41}"#, 1, "no character of 4 digits"),
    ])
    func refusals(pattern: String, character: Int, reason: String) {
        let place = Place(file: "words", line: 7)
        let failure = #expect(throws: Failure.self) { try PatternParser.parse(pattern, at: place) }
        #expect(failure?.place == place && failure?.message.contains("character \(character): ") == true, "\(String(describing: failure))")
        #expect(failure?.message.contains(reason) == true, "\(String(describing: failure))")
    }

    @Test func depthIsBounded() throws {
        let deep = PatternParser.deepest
        _ = try PatternParser.parse(String(repeating: "(", count: deep) + String(repeating: ")", count: deep))
        #expect(throws: Failure.self) { try PatternParser.parse(String(repeating: "(", count: 100_000)) }
    }
}
