import Foundation
import TestSupport
import Testing

/// No file is lost by a slip of the command line.
@Suite struct FilesTests {
    private func prepared() throws -> Shell {
        let shell = try Shell()
        try shell.succeed(
            """
            extract --facet style $CHECKOUT/pipelines/sample/*.ndjson >b; embed -d 64 b >e; quantize -q --clusters 4 --write-codebook c e >a
            diverge -q --bootstrap 0 --permutations 0 a >f; embed -d 64 b | embed --to-npy v - >/dev/null
            cat $CHECKOUT/pipelines/sample/*.ndjson >s; echo '[usi.polite]' >l; : >j; echo '{}' >d; sha256sum * >sums
            """)
        return shell
    }

    /// What a program is given to read, and the options that name its files.
    private static let commands = [
        "extract s": ["-o", "--rejects", "--provenance"],
        "embed b": ["-o", "--rejects", "--provenance"],
        "embed --api http://localhost:9 --model m b": ["-o", "--rejects", "--provenance", "--journal"],
        "embed e": ["-o", "--rejects", "--provenance", "--to-npy"],
        "quantize --clusters 4 e": ["-o", "--rejects", "--provenance", "--write-codebook"],
        "diverge --triplets 2 a": ["-o", "--rejects", "--provenance", "--key"],
        "report f": ["-o", "--rejects", "--provenance"],
    ]

    @Test(arguments: Array(commands.keys))
    func twoOutputsOrAnOutputAndTheInputAreNotOneFile(command: String) throws {
        let shell = try prepared()
        let input = String(command.suffix(1))
        let options = try #require(Self.commands[command])
        try shell.succeed(
            "ln \(input) hard; ln -s \(input) soft; ln -s new dangling")
        let before = shell.files
        func isRefused(_ script: String) throws {
            let outcome = try shell.run(script)
            #expect(outcome.status == 2, "\(outcome)")
            #expect(
                outcome.errors.contains(" are one file\n") || outcome.errors.contains(" would both go to standard output\n"), "\(outcome)")
            #expect(shell.files == before, "\(outcome)")
        }
        for (index, option) in options.enumerated() {
            for other in options[..<index] {
                for (first, second) in [("x", "x"), ("x", "./x"), ("new", "dangling"), ("hard", "soft"), ("d", "d")] {
                    try isRefused("\(command) \(option) \(first) \(other) \(second)")
                }
            }
            if option != "-o" {
                for name in [input, "hard", "soft", "../${PWD##*/}/\(input)"] { try isRefused("\(command) \(option) \(name)") }
            }
            try isRefused("\(command) d \(option) \(input)")
            if option != "-o", option != "--journal", option != "--to-npy" { try isRefused("\(command) \(option) -") }
        }
        for redirection in [">>", "1<>"] {
            try isRefused("\(command) \(redirection)\(input)")
            try isRefused("\(command.dropLast()) <\(input) \(redirection)soft")
        }
        try isRefused("\(command) -o x >>x; status=$?; rm x; exit $status")
        try shell.succeed("sha256sum --quiet -c sums")
    }

    @Test(arguments: [
        "quantize --codebook c -o c e", "quantize --codebook c --rejects c e", "diverge a --compare f -o f",
        "diverge a --against f --rejects f",
        "embed --from-npy v -o v b", "embed --answers j --model m -o j b", "extract --measures usi --lexicon l -o l s",
        "diverge --difficulty d -o d a", "embed --api http://localhost:9 --model m --journal e --to-npy x e",
        "embed --api http://localhost:9 --model m --journal j b >>j",
    ])
    func anOutputIsNoFileThatAnOptionReads(command: String) throws {
        let shell = try prepared()
        let outcome = try shell.run(command)
        #expect(outcome.status == 2, "\(outcome)")
        try shell.succeed("sha256sum --quiet -c sums")
    }

    @Test func theOnlyInputMayBeReplaced() throws {
        let shell = try prepared()
        try shell.succeed(
            "chmod 640 b; embed -d 64 b -o b; cmp b e; stat -c %a b | grep -qx 640; quantize -q --clusters 4 <e -o e; cmp a e")
    }

    @Test(arguments: ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link", "/dev/stderr", "/dev/fd/3", "/proc/self/fd/3"])
    func descriptorsAreWrittenToAsTheyAre(path: String) throws {
        let shell = try prepared()
        let number = path.hasSuffix("stderr") ? "2" : path.hasSuffix("3") ? "3" : "1"
        try shell.succeed(
            """
            ln -s /dev/stdout link; echo kept >log; stat -c %i log >before
            embed -d 64 -o \(path) b \(number)>>log && embed -d 64 -o \(path) b \(number)>>log
            stat -c %i log | cmp - before; (echo kept; cat e e) | cmp - log
            (echo first; embed -d 64 -o \(path) b) \(number)>log || true; [ \(number) != 1 ] || (echo first; cat e) | cmp - log
            """)
        let closed = try shell.run("embed -o /dev/fd/9 b 9</dev/null")
        #expect(closed.status == 73 && closed.errors.contains("/dev/fd/9: is not open for writing"), "\(closed)")
    }

    @Test func whatIsReplacedKeepsItsModeAndALinkStays() throws {
        let shell = try prepared()
        try shell.succeed(
            """
            : >out; chmod 604 out; ln -s out link; embed -d 64 -o link b; cmp out e; [ -L link ]; stat -c %a out | grep -qx 604
            chmod 400 out
            """)
        for path in ["out", "link"] {
            let outcome = try shell.run("embed -d 32 -o \(path) b")
            #expect(outcome.status == 73 && outcome.errors.contains("out: is read-only, and is not replaced"), "\(outcome)")
        }
        try shell.succeed("cmp out e; ln -s nowhere dangling")
        let outcome = try shell.run("embed -o dangling b")
        #expect(outcome.status == 73 && outcome.errors.contains("dangling: is a link to nowhere, which is not there"), "\(outcome)")
        #expect(!shell.exists("nowhere"))
    }

    @Test func outputsAppearTogether() throws {
        let shell = try prepared()
        for (first, second) in [
            ("-o", "--write-codebook"), ("--write-codebook", "-o"), ("--rejects", "--provenance"), ("-o", "--provenance"),
        ] {
            let before = shell.files
            let outcome = try shell.run("quantize -q --clusters 4 e \(first) x \(second) /dev/full >/dev/null")
            let isEmpty = second == "--rejects"
            #expect(outcome.status == 74 || isEmpty, "\(outcome)")
            #expect(shell.files == before, "\(outcome)")
        }
        try shell.succeed(
            "quantize -q --clusters 4 e -o x --write-codebook y --rejects z --provenance p; cmp x a; cmp y c; [ -e z ] && [ -s p ]")
    }

    @Test func rejectsOnStandardOutput() throws {
        let shell = try prepared()
        let outcome = try shell.succeed("(cat b; echo '{bad') | embed -q -d 64 --max-errors 1 --rejects - -o out; cmp out e")
        #expect(try objects(outcome.output).map { $0["record"] as? String } == ["{bad"], "\(outcome)")
    }
}
