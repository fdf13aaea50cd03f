import Testing

@testable import Stage

@Suite struct ShortHelpTests {
    @Test func oneExampleAndEveryFlag() {
        let text = sampleProgram.shortHelp
        #expect(text.hasPrefix("sample: do what samples do\n\nusage: sample [options] [file ...]\n"))
        #expect(text.contains("\nExample, count:\n\n  sample -k 3 <in.ndjson\n"))
        for option in sampleProgram.options { #expect(text.contains("--\(option.name)"), "\(option.name)") }
    }
}
