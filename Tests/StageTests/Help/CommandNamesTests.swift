import Testing

@testable import Stage

@Suite struct CommandNamesTests {
    private func program(calledBy path: String) -> Program {
        Program(
            name: "extract", calledBy: path, summary: "", description: [], memory: "", options: [],
            examples: [("use", "extract a | embed >b; for s in a b; do quantize $s; done && diverge x | report -o report")])
    }

    @Test(arguments: [
        ("extract", ""), ("/usr/bin/extract", ""), ("usergap-extract", "usergap-"), ("/a/b/ug-extract", "ug-"), ("other", ""), ("", ""),
    ])
    func thePrefixIsReadOffTheNameThatTheProgramIsCalledBy(path: String, prefix: String) {
        #expect(program(calledBy: path).prefix == prefix)
    }

    @Test func commandsCarryIt() {
        let program = program(calledBy: "ug-extract")
        let example = "ug-extract a | ug-embed >b; for s in a b; do ug-quantize $s; done && ug-diverge x | ug-report -o report"
        #expect(program.prefixed(command: program.examples[0].command) == example)
        #expect(program.prefixed(command: "x $(embed a); (diverge b)") == "x $(ug-embed a); (ug-diverge b)")
        for text in [program.shortHelp, program.longHelp] {
            #expect(text.contains("\nusage: ug-extract [options] [file ...]\n") && text.contains(example))
        }
        #expect(program.manualPage.contains(".TH UG-EXTRACT 1") && program.manualPage.contains("| ug\\-embed"))
        #expect(program.bashCompletion.hasSuffix(" ug-extract\n"))
        #expect(program.zshCompletion.hasPrefix("#compdef ug-extract\n"))
        #expect(program.fishCompletion.hasPrefix("complete -c ug-extract "))
    }

    @Test func sentencesCarryItWhereACommandStandsInThem() {
        let program = program(calledBy: "ug-extract")
        #expect(program.prefixed(prose: "report draws them (quantize --projection).") == "report draws them (ug-quantize --projection).")
        #expect(program.prefixed(prose: "run `embed | diverge` now") == "run `ug-embed | ug-diverge` now")
        #expect(program.prefixed(prose: "an extract - short") == "an extract - short")
    }

    @Test func withoutAPrefixTextsStayAsTheyAre() {
        let program = program(calledBy: "extract")
        #expect(program.prefixed(command: program.examples[0].command) == program.examples[0].command)
        #expect(program.command == "extract")
    }
}
