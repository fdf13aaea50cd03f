import Foundation
import LoopbackServer
import TestSupport
import Testing

/// What every program promises besides its own work.
@Suite struct PromiseTests {
    private static let programs = ["extract", "embed", "quantize", "diverge", "report"]
    private static let text = #"{"id":"a","source":"real","text":"hello"}"#

    @Test(arguments: programs)
    func tellsAboutItself(program: String) throws {
        let shell = try Shell()
        let short = try shell.succeed("\(program) -h").text
        #expect(short.split(separator: "\n").count <= 40, "fits on a screen")
        let long = try shell.succeed("\(program) --help").text
        for heading in ["Options", "Memory", "Environment", "Exit status", "Examples"] { #expect(long.contains("\n\(heading)\n")) }
        #expect(try shell.succeed("\(program) --version").text.hasPrefix("\(program) (usergap) "))
        try shell.succeed("\(program) --completions bash >c && bash -n c && \(program) --man | grep -q '^.TH'")
    }

    @Test func helpExamplesRun() throws {
        let (server, shell) = (try EmbeddingServer(), try Shell())
        // In the place of the GPU node's program: the same vector for every request.
        try shell.write(
            "vllm",
            """
            #!/bin/bash
            sed -E 's/^\\{"custom_id":"([^"]*)".*/{"custom_id":"\\1","response":{"body":{"data":[{"embedding":[0.6,0.8]}]}}}/' "$3" >"$5"
            """)
        let path = "\(shell.folder.path):\(Shell.programs):/usr/bin:/bin"
        try shell.succeed(
            """
            chmod +x vllm; cp $CHECKOUT/pipelines/sample/*.ndjson . && cat *.ndjson >conversations.ndjson
            extract conversations.ndjson >behaviors.ndjson && embed behaviors.ndjson >embeddings.ndjson
            quantize --clusters 12 embeddings.ndjson >assignments.ndjson && diverge assignments.ndjson >findings.ndjson
            mkdir build && ln -s \(MiniLM.path) build/all-MiniLM-L6-v2
            printf '{"simulations":[{"id":"s","task_id":"1","trial":0,"messages":[{"role":"user","content":"hi"}]}],\\n"info":{}}' >results.json
            sed 's/^{/{"user":"u1",/' real.ndjson >people.ndjson
            mkdir inputs && cp *.ndjson *.json inputs
            """)
        for program in Self.programs {
            // The examples of one program must not go on with what those of another made.
            try shell.succeed("cp inputs/* .")
            let help = try shell.succeed("\(program) --help").text
            let examples = try #require(help.components(separatedBy: "\nExamples\n").last)
            let commands = examples.split(separator: "\n").filter { !$0.hasPrefix("  #") && !$0.allSatisfy { $0 == " " } }
            #expect(commands.count >= 2, "\(program)")
            for command in commands {
                if command.contains("--model"), !MiniLM.isThere { continue }
                // The published setting needs thousands of conversations; here the sample has 40 a side.
                let fitted = command.replacing("--clusters 500", with: "--clusters 20").replacing("http://localhost:8000", with: server.url)
                let outcome = try shell.run(String(fitted), environment: ["PATH": path])
                let mayFail = command.contains("--gate")
                #expect(outcome.status == 0 || mayFail && outcome.status == 1, "\(outcome)")
            }
        }
    }

    @Test func readerThatGoesAwayEndsTheProgramSilently() throws {
        let shell = try Shell()
        let big = "for i in {1..20000}; do echo '\(Self.text)'; done"
        let outcome = try shell.run("\(big) | embed -d 1024 | head -1 >/dev/null; echo ${PIPESTATUS[1]}")
        #expect(outcome.text == "141\n" && outcome.errors.isEmpty, "\(outcome)")
        // The same where the parent has the signal ignored, as some schedulers do.
        let ignored = try shell.run("trap '' PIPE; \(big) | embed -d 1024 2>errors | head -1 >/dev/null; wc -c <errors")
        #expect(ignored.text.trimmingCharacters(in: .whitespacesAndNewlines) == "0", "\(ignored)")
    }

    @Test func outputAppearsWholeOrNotAtAll() throws {
        let shell = try Shell()
        try shell.write("in", Self.text + "\n{bad\n")
        #expect(try shell.run("embed -o out in").status == 65)
        #expect(shell.files == ["in"])
        try shell.write("out", "before")
        #expect(try shell.run("embed -o out in").status == 65)
        #expect(try shell.read("out") == Data("before".utf8))
        try shell.write("in", Self.text)
        try shell.succeed("umask 027; embed -o out in; stat -c %a out >mode")
        #expect(try objects(shell.read("out")).count == 1)
        #expect(shell.files == ["in", "mode", "out"])
    }

    @Test func badRecordsWithinTheLimitAreCountedAndKept() throws {
        let shell = try Shell()
        try shell.write("in", Self.text + "\n{bad\n" + #"{"source":"sim:a"}"# + "\n" + Self.text + "\n")
        let outcome = try shell.succeed("embed --max-errors 2 --rejects rejects in")
        #expect(try objects(outcome.output).count == 2)
        #expect(outcome.errors.contains("2 of 4 records refused, by source: sim:a 1, unknown 1"), "\(outcome)")
        let rejects = try objects(shell.read("rejects"))
        #expect(rejects.map { $0["line"] as? Int } == [2, 3])
        #expect(rejects[1]["record"] as? String == #"{"source":"sim:a"}"#)
        let past = try shell.run("embed --max-errors 1 in")
        #expect(past.status == 65 && past.errors.contains("in:3:"), "\(past)")
        #expect(try shell.run("embed --max-errors 40% in").status == 65)
        try shell.succeed("embed --max-errors 50% in")
    }

    @Test func provenanceTellsWhatWasRun() throws {
        let shell = try Shell()
        try shell.write("in", Self.text + "\n")
        try shell.succeed("embed -d 16 --provenance p -o out in; sha256sum <in | cut -d' ' -f1 >sum")
        let object = try #require(objects(shell.read("p")).first)
        #expect(object["program"] as? String == "embed")
        #expect(object["arguments"] as? [String] == ["-d", "16", "--provenance", "p", "-o", "out", "in"])
        #expect(object["records_read"] as? Int == 1 && object["records_written"] as? Int == 1)
        #expect(object["bytes_read"] as? Int == Self.text.utf8.count + 1)
        #expect(object["bytes_written"] as? Int == (try shell.read("out")).count)
        let digest = (object["inputs"] as? [[String: String]])?.first?["sha256"]
        #expect(digest == String(decoding: try shell.read("sum"), as: UTF8.self).trimmingCharacters(in: .newlines))
        for field in ["wall_seconds", "cpu_seconds", "peak_memory_bytes", "version", "jobs"] { #expect(object[field] != nil, "\(field)") }
    }

    @Test(arguments: ["extract --facet all", "embed"])
    func memoryDoesNotGrowWithTheInput(program: String) throws {
        let shell = try Shell()
        let name =
            program.hasPrefix("extract")
            ? "cat $CHECKOUT/pipelines/sample/*.ndjson" : "extract --facet all $CHECKOUT/pipelines/sample/*.ndjson"
        try shell.succeed("\(name) >once; for i in {1..20}; do cat once; done >small; for i in {1..10}; do cat small; done >large")
        func peak(_ file: String) throws -> Int {
            try shell.succeed("\(program) --provenance p \(file) >/dev/null")
            return try #require(objects(shell.read("p")).first?["peak_memory_bytes"] as? Int)
        }
        let (small, large) = (try peak("small"), try peak("large"))
        #expect(large < small + 24 << 20, "\(small) bytes at the small input, \(large) at ten times that")
    }

    @Test func recordsFlowWhileTheInputIsOpen() throws {
        let shell = try Shell()
        let outcome = try shell.run(
            "mkfifo pipe; (embed -d 8 <pipe >out & ) ; exec 3>pipe; echo '\(Self.text)' >&3; for i in {1..100}; do [ -s out ] && break; sleep 0.05; done; wc -l <out; exec 3>&-"
        )
        #expect(outcome.text.trimmingCharacters(in: .whitespacesAndNewlines) == "1", "\(outcome)")
    }
}
