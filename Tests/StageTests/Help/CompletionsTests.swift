import Foundation
import Testing

@testable import Stage

private func isInstalled(_ shellName: String) -> Bool { (try? shell("command -v \(shellName)").status) == 0 }

@Suite struct CompletionsTests {
    @Test func everyFlagAndChoiceIsInEachScript() {
        for option in sampleProgram.options {
            #expect(sampleProgram.bashCompletion.contains("--\(option.name)"))
            #expect(sampleProgram.zshCompletion.contains("'--\(option.name)["))
            #expect(sampleProgram.fishCompletion.contains("-l \(option.name)"))
            for choice in option.choices {
                for script in [sampleProgram.bashCompletion, sampleProgram.zshCompletion, sampleProgram.fishCompletion] {
                    #expect(script.contains(choice))
                }
            }
        }
    }

    @Test(.enabled(if: isInstalled("bash"))) func bashReadsItsScript() throws {
        let checked = try shell("bash -n", input: sampleProgram.bashCompletion)
        #expect(checked.status == 0 && checked.output == "", "\(checked.output)")
    }

    @Test(
        .enabled(if: isInstalled("bash")),
        arguments: [
            (["--cl"], ["--clusters"]), (["--method", "m"], ["model"]), (["--method", ""], ["rules", "model"]), (["-"], ["-k", "--quiet"]),
            (["--method", "=", "m"], ["model"]),
        ])
    func bashCompletes(_ words: [String], _ expected: [String]) throws {
        let script =
            sampleProgram.bashCompletion + """

                COMP_WORDS=(sample \(words.map { "'\($0)'" }.joined(separator: " "))); COMP_CWORD=\(words.count)
                _usergap_sample
                printf '%s\\n' "${COMPREPLY[@]}"
                """
        let reply = try shell("bash", input: script).output.split(separator: "\n").map(String.init)
        for word in expected { #expect(reply.contains(word), "\(reply)") }
    }

    @Test(.enabled(if: isInstalled("zsh"))) func zshReadsItsScript() throws {
        let checked = try shell("zsh -n", input: sampleProgram.zshCompletion)
        #expect(checked.status == 0 && checked.output == "", "\(checked.output)")
    }

    @Test(.enabled(if: isInstalled("fish"))) func fishReadsItsScript() throws {
        let checked = try shell("fish -n", input: sampleProgram.fishCompletion)
        #expect(checked.status == 0 && checked.output == "", "\(checked.output)")
    }
}
