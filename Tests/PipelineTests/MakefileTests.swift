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

    /// Blanks and what make or the shell would read: each as a file's name, each as a title.
    static let texts = [
        "a b", "a`touch pwned`b", "a$(touch pwned)b", "a${HOME}b", "a;touch pwned;b", "a\"b", "a'b", "a'$(touch pwned)'b", "a&b", "a|b",
        "(a)",
        "a#b", "a%b", "a:b", "a=b", "a*b", "a?b", "~a", "a\\b", "a!b", "a\nb", "a\n\ttouch pwned", "$(shell touch pwned)", "$@", "$$", "%",
    ]

    @Test(arguments: texts) func aNameThatMakeCannotCarryIsRefused(name: String) throws {
        let shell = try Shell()
        let cases = [
            "mkdir data; cp $CHECKOUT/pipelines/sample/real.ndjson data; cp data/real.ndjson \"data/$NAME.ndjson\"; \(make)",
            "mkdir \"$NAME\"; cp $CHECKOUT/pipelines/sample/real.ndjson \"$NAME\"; \(make) DATA=\"$PWD/$NAME\"",
            "export OUT=\"$NAME\"; \(make.replacing(" OUT=$PWD/out", with: ""))", "\(make) BIN=\"$NAME\"",
            "\(make) PROGRAM_PREFIX=\"$NAME\"",
        ]
        for script in cases {
            let copy = "rm -rf *; cp -r $CHECKOUT/pipelines .; "
            let outcome = try shell.run(
                copy + script.replacing("$CHECKOUT/pipelines BIN", with: "pipelines BIN"), environment: ["NAME": name])
            #expect(outcome.status == 2 && outcome.errors.contains("file names that make cannot carry"), "\(outcome)")
            #expect(try shell.succeed("find . -name pwned").text.isEmpty && !shell.exists("out"), "\(outcome)")
        }
    }

    @Test func namesInAnyLetters() throws {
        let shell = try prepared()
        try shell.succeed(
            """
            cd data; mv real.ndjson -- -real+1.ndjson; mv sim-terse.ndjson 真实.ndjson; mv sim-polite.ndjson Höflich@2,5_x.ndjson; cd ..
            \(make); ls out/behaviors | grep -qx 真实.ndjson
            """)
    }

    @Test func titlesAndSettingsAreData() throws {
        let shell = try prepared()
        try shell.succeed("cp -r $CHECKOUT/pipelines .")
        let own = make.replacing("$CHECKOUT/", with: "")
        for text in Self.texts {
            try shell.succeed("\(own) TITLE=\"$TEXT\"", environment: ["TEXT": text])
            let page = String(decoding: try shell.read("out/report.html"), as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
            let shown = text.split { $0.isWhitespace }.joined(separator: " ").replacing("&", with: "&amp;")
                .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
            #expect(page.contains("<title>\(shown)</title>"), "\(text)")
        }
        try shell.succeed(own, environment: ["TITLE": "$(shell touch pwned) `touch pwned`"])
        let outcome = try shell.run("\(own) REFERENCE='$(touch pwned) `touch pwned`'")
        #expect(outcome.status == 2 && outcome.errors.contains("$(touch pwned) `touch pwned`"), "\(outcome)")
        #expect(try shell.succeed("find . -name pwned").text.isEmpty)
    }

    @Test func anInstallationTakesItsPlacesAsData() throws {
        let shell = try Shell()
        try shell.succeed(
            """
            mkdir -p checkout/.build checkout/docs; ln -s \(Shell.programs) checkout/.build/release
            cp -r $CHECKOUT/Makefile $CHECKOUT/suite checkout; cp $CHECKOUT/docs/records.md checkout/docs
            make -s -C checkout install SWIFT=true DESTDIR="$PWD/\\$(shell touch pwned)" PREFIX="/a b'\\`touch pwned\\`"
            ls */*/bin/usergap */*/share/man/man5/usergap-records.5; [ -z "$(find . -name pwned)" ]
            """)
        let refused = try shell.run("make -s -C checkout install SWIFT=true DESTDIR=$PWD/d PROGRAM_PREFIX='`touch pwned`-'")
        #expect(refused.status == 2 && refused.errors.contains("PROGRAM_PREFIX: found '`touch pwned`-'"), "\(refused)")
        #expect(try shell.succeed("find . -name pwned").text.isEmpty && !shell.exists("d"))
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
