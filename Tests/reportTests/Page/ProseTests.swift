import Testing

@testable import report

@Suite struct ProseTests {
    @Test func tellsNamesFromWords() {
        let prose: Prose = "Of \(3), \(name: "a<b") leads."
        #expect(prose.text(name: { "[\($0)]" }) == "Of 3, [a<b] leads.")
        #expect(prose.parts.contains(.name("a<b")))
    }

    @Test func listsNames() {
        let prose: Prose = "\(names: ["a", "b", "c"])"
        #expect(prose.text() == "a, b and c")
    }
}
