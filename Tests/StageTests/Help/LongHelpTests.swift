import Testing

@testable import Stage

@Suite struct LongHelpTests {
    @Test func everyFlagIsInEachText() {
        for option in sampleProgram.options {
            for text in [sampleProgram.shortHelp, sampleProgram.longHelp] {
                #expect(text.contains("--\(option.name)"), "\(option.name)")
            }
        }
    }

    @Test func textsFitEightyColumns() {
        for text in [sampleProgram.shortHelp, sampleProgram.longHelp] {
            for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        }
    }

    @Test func theLongTextEndsWithEnvironmentStatusAndExamples() throws {
        let text = sampleProgram.longHelp
        let places = try [
            "\nInput and output\n", "\nOptions\n", "\nOptions of every program\n", "\nMemory\n", "\nEnvironment\n", "\nExit status\n",
            "\nExamples\n",
        ].map {
            try #require(text.firstRange(of: $0)).lowerBound
        }
        #expect(places == places.sorted())
        for part in ["NO_COLOR", "SAMPLE", "  65  ", "  # count\n  sample -k 3 <in.ndjson\n", "(default 10)"] {
            #expect(text.contains(part), "\(part)")
        }
    }
}
