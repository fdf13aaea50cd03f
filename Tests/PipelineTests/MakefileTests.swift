import Foundation
import TestSupport
import Testing

/// pipelines/Makefile: stages as file targets.
@Suite struct MakefileTests {
    private let make =
        "make -s -j2 -C $CHECKOUT/pipelines BIN=\(Shell.programs) DATA=$PWD/data OUT=$PWD/out CLUSTERS=8 BOOTSTRAP=20 PERMUTATIONS=20"

    private func prepared() throws -> Shell {
        let shell = try Shell()
        try shell.succeed("mkdir data && cp $CHECKOUT/pipelines/sample/*.ndjson data && \(make)")
        return shell
    }

    /// The programs' command lines that make runs now.
    private func runs(_ shell: Shell) throws -> [Substring] {
        try shell.succeed(make.replacing(" -s", with: "")).text.replacing("\\\n", with: " ").split(separator: "\n")
            .filter { $0.contains(Shell.programs) }
    }

    @Test func touchingOneSourceRunsOnlyItsOwnStagesAndWhatFollows() throws {
        let shell = try prepared()
        #expect(shell.exists("out/report.html") && shell.exists("out/report.md"))
        #expect(try runs(shell).isEmpty)
        try shell.succeed("sleep 1; touch data/sim-terse.ndjson")
        let commands = try runs(shell)
        #expect(commands.count { $0.contains("/extract") } == 1 && commands.count { $0.contains("/embed ") } == 1, "\(commands)")
        #expect(commands.allSatisfy { !$0.contains("sim-polite.ndjson") || $0.contains("/quantize") }, "\(commands)")
        for program in ["quantize", "diverge", "report"] { #expect(commands.contains { $0.contains("/\(program) ") }) }
    }

    @Test func otherSettingsRunTheStageAgain() throws {
        let shell = try prepared()
        try shell.succeed("sleep 1; \(make) CLUSTERS=9")
        let clusters = try objects(shell.read("out/assignments.ndjson")).compactMap { $0["clusters"] as? Int }
        #expect(Set(clusters) == [9])
    }

    @Test func failingStageLeavesNoHalfFile() throws {
        let shell = try prepared()
        try shell.succeed("sleep 1; echo '{torn' >>data/sim-terse.ndjson; rm out/report.html")
        let outcome = try shell.run(make)
        #expect(outcome.status == 2 && outcome.errors.contains("sim-terse.ndjson:41:"), "\(outcome)")
        #expect(!shell.exists("out/report.html"))
        let left = try shell.succeed("find out -name '*.tmp'").text
        #expect(left.isEmpty, "\(left)")
    }
}
