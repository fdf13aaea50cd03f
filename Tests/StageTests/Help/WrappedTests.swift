import Testing

@testable import Stage

@Suite struct WrappedTests {
    private let long = String(repeating: "word ", count: 15) + "with --flag, --other and more"

    @Test func linesFitEightyColumns() {
        for line in wrapped(long, indent: 4).split(separator: "\n") { #expect(line.count <= 80 && line.hasPrefix("    ")) }
        #expect(wrapped(String(repeating: "x", count: 90), indent: 2) == "  \(String(repeating: "x", count: 90))\n")
    }

    @Test func noLineBeginsWithAFlag() {
        for indent in 0...40 {
            for line in wrapped(long, indent: indent).split(separator: "\n") {
                #expect(!line.trimmingPrefix(while: { $0 == " " }).hasPrefix("-"), "\(indent)")
            }
        }
    }

    @Test func aLineBreakStaysOne() {
        #expect(wrapped("a\nb", indent: 2) == "  a\n  b\n")
        #expect(wrapped("a\n\nb") == "a\n\nb\n")
        #expect(wrapped("") == "\n")
    }

    @Test func allWordsAreKept() {
        #expect(wrapped(long, indent: 30).split { $0 == " " || $0 == "\n" } == long.split(separator: " "))
    }
}
