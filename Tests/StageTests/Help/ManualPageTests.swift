import Testing

@testable import Stage

@Suite struct ManualPageTests {
    @Test func everyFlagAndTopicIsInIt() {
        for option in sampleProgram.options { #expect(sampleProgram.manualPage.contains("--\(option.name)".replacing("-", with: "\\-"))) }
        #expect(sampleProgram.manualPage.contains(".SS Input and output\nReads records"))
    }

    @Test func noLineIsAMacroByAccident() {
        let known: Set = [".TH", ".SH", ".SS", ".B", ".BR", ".TP", ".PP", ".RS", ".RE", ".nf", ".fi", ".br"]
        for line in sampleProgram.manualPage.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
            #expect(known.contains(String(line.prefix { $0 != " " })), "\(line)")
        }
        #expect(sampleProgram.manualPage.contains("how it's done (default rules). .Not a macro."))
    }
}
