import Testing

@testable import extract

@Suite struct PatternSyntaxTests {
    private func found(_ phrase: String, in text: String) throws -> Bool {
        var matcher = PatternMatcher(try Pattern(PatternSyntax.phrase(phrase)), .anywhere)
        return matcher.matches(text)
    }

    @Test func phrasesStandBetweenBoundaries() throws {
        #expect(try found("i see", in: "so i \n\u{A0}see.") && !found("i see", in: "i seek") && !found("i see", in: "hi see"))
        #expect(
            try found("really?", in: "really?yes") && !found("really?", in: "unreally?"), "no boundary beside what is no word character")
        #expect(try found("don't", in: "don’t") && found("don't", in: "don't") && !found("a.b", in: "axb"))
    }

    @Test(arguments: [
        ("(?:a*)*", true), ("(?:a|)+", true), ("(?:a*){0,2}", true), ("(?:a*){2}", false), ("(?:a*)?", false), ("(?:ab?)*", false),
        (#"x(?:\b|a)*"#, true),
    ])
    func whatGoesRoundEmpty(pattern: String, repeatsEmpty: Bool) throws {
        #expect(try PatternParser.parse(pattern).repeatsEmpty == repeatsEmpty)
    }
}
