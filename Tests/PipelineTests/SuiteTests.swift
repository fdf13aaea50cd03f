import Foundation
import TestSupport
import Testing

/// The programs as they are installed: with a prefix, behind `usergap`, in a shell that completes them, on fewer cores than there are.
@Suite struct SuiteTests {
    private static let programs = ["extract", "embed", "quantize", "diverge", "report"]
    private static let prefixed = "for p in \(programs.joined(separator: " ")); do ln -s \(Shell.programs)/$p ug-$p; done; "

    @Test(arguments: programs)
    func shortHelpIsAScreenWithOneExample(program: String) throws {
        let text = try Shell().succeed("\(program) -h").text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect((16...40).contains(lines.count), "\(lines.count) lines")
        for line in lines where !line.hasPrefix("  \(program)") { #expect(line.count <= 80, "\(line)") }
        #expect(text.contains("\nExample, "))
    }

    /// Rows of the option table alone begin so.
    @Test(arguments: programs)
    func noWrappedLineReadsAsAnOption(program: String) throws {
        let text = try Shell().succeed("\(program) --help").text
        let row = /^ {2}(-[a-z], | {4})--[a-z-]+( \S.*)?$/
        for line in text.split(separator: "\n") where line.trimmingPrefix(while: { $0 == " " }).hasPrefix("-") {
            #expect(line.contains(row), "\(line)")
        }
    }

    @Test func namesThatAnOptionTakesAreInTheShortHelp() throws {
        let text = try Shell().succeed("extract -h").text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        for names in ["requests, responses, context, style, damsl, sgd, combined, knowledge, profile, all", "realsim, usi, shape"] {
            #expect(text.contains(names), "\(text)")
        }
    }

    @Test func aPrefixIsInEverythingThatIsSaid() throws {
        let shell = try Shell()
        try shell.succeed("\(Self.prefixed) cat $CHECKOUT/pipelines/sample/*.ndjson >in")
        for program in Self.programs {
            #expect(try shell.succeed("./ug-\(program) -h").text.contains("\nusage: ug-\(program) "))
            let examples = try #require(try shell.succeed("./ug-\(program) --help").text.components(separatedBy: "\nExamples\n").last)
            #expect(examples.contains(" ug-\(program) ") && !examples.contains(" \(program) -"), "\(examples)")
            #expect(try shell.succeed("./ug-\(program) --completions bash").text.hasSuffix(" ug-\(program)\n"))
        }
        #expect(try shell.run("./ug-embed --dimension 3").errors.hasPrefix("ug-embed: unknown option --dimension\nhint: "))
        // The records are those of the plain names.
        let (with, without) = (try shell.succeed("./ug-extract in | ./ug-embed"), try shell.succeed("extract in | embed"))
        #expect(with.output == without.output)
    }

    @Test func usergapRunsAndListsThePrograms() throws {
        let shell = try Shell()
        for setUp in [
            "\(Self.prefixed) cp $CHECKOUT/suite/usergap u; sed -i 's/^prefix=[^ ]*/prefix=ug-/' u",
            "ln -s \(Shell.programs)/* .; cp $CHECKOUT/suite/usergap u",
        ] {
            try shell.succeed("rm -rf *; \(setUp)")
            let list = try shell.succeed("./u").text
            for program in Self.programs { #expect(list.contains("\n  \(program): "), "\(list)") }
            #expect(try shell.succeed("./u --version").text.hasPrefix("usergap "))
            try shell.succeed("cat $CHECKOUT/pipelines/sample/*.ndjson | ./u extract --facet style | ./u embed -d 8 >with")
            try shell.succeed("cat $CHECKOUT/pipelines/sample/*.ndjson | extract --facet style | embed -d 8 | cmp - with")
        }
        let outcome = try shell.run("./u quantise")
        #expect(outcome.status == 2 && outcome.errors.contains("found 'quantise', expected one of: extract"), "\(outcome)")
        #expect(try shell.run("./u embed --nothing").status == 2)
    }

    @Test(arguments: [
        ("extract --facet ''", ["requests", "style", "all"]), ("extract --facet style,re", ["style,requests", "style,responses"]),
        ("extract -f style,re", ["style,requests", "style,responses"]), ("extract --facet = style,cont", ["style,context"]),
        ("extract --measures u", ["usi"]), ("quantize --method g", ["gmm"]), ("embed --fro", ["--from-npy"]),
        ("embed --model fo", ["folder"]),
        ("report fi", ["file one"]), ("extract --seed ''", []), ("embed --vec", []),
    ])
    func bashCompletes(line: String, replies: [String]) throws {
        let shell = try Shell()
        let program = String(line.prefix { $0 != " " })
        let outcome = try shell.succeed(
            """
            mkdir folder; touch 'file one'; . <(\(program) --completions bash)
            COMP_WORDS=(\(line)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _usergap_\(program)
            for reply in "${COMPREPLY[@]}"; do echo "$reply"; done
            """)
        let found = outcome.text.split(separator: "\n").map { String($0) }
        #expect(Set(found).isSuperset(of: replies) && (found.isEmpty == replies.isEmpty), "\(outcome)")
    }

    @Test func bashCompletesBehindUsergap() throws {
        let outcome = try Shell().succeed(
            """
            cp $CHECKOUT/suite/usergap .; ln -s \(Shell.programs)/* .; PATH=.:$PATH; . $CHECKOUT/suite/usergap.bash
            COMP_WORDS=(usergap q); COMP_CWORD=1; _usergap; echo "${COMPREPLY[@]}"
            COMP_WORDS=(usergap extract --facet style,sg); COMP_CWORD=3; _usergap; echo "${COMPREPLY[@]}"
            """)
        #expect(outcome.text == "quantize\nstyle,sgd\n", "\(outcome)")
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
    func aTerminalAsInputIsSaid() throws {
        let shell = try Shell()
        let said = try shell.run("sleep 1 | script -qec 'embed 2>errors' /dev/null >/dev/null; cat errors").text
        #expect(said.contains("embed: reading standard input, a terminal; end it with Ctrl-D"), "\(said)")
        #expect(try shell.run("sleep 1 | script -qec 'embed -q 2>errors' /dev/null >/dev/null; cat errors").text == "")
        #expect(try shell.run("embed </dev/null").errors.contains("terminal") == false)
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/taskset")))
    func threadsAreNoMoreThanTheCoresThatMayBeUsed() throws {
        let provenance = try Shell().succeed("taskset -c 0 embed --provenance /dev/stderr -q </dev/null").errors
        #expect(provenance.contains("\"jobs\":1,"), "\(provenance)")
    }
}
