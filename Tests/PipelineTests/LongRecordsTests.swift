import Foundation
import TestSupport
import Testing

/// Records longer than --max-record, and records as long as it allows.
@Suite struct LongRecordsTests {
    static let inputs: [(program: String, good: String)] = [
        ("extract", #"{"id":"1","source":"real","messages":[{"role":"user","content":"hi"}]}"#),
        ("embed", #"{"id":"1","source":"real","facet":"f","text":"hi"}"#),
        ("quantize --clusters 1", #"{"id":"1","source":"real","facet":"f","vector":[1,0]}"#),
        ("diverge --bootstrap 0 --permutations 0", #"{"id":"1","source":"real","facet":"f","cluster":0}"#),
        ("report", #"{"kind":"note"}"#),
    ]

    private func peak(_ shell: Shell) throws -> Int {
        try #require(objects(shell.read("provenance")).first?["peak_memory_bytes"] as? Int) >> 20
    }

    /// 40 MB between two good lines: named, gone past, never held.
    @Test(arguments: inputs) func aLongRecordIsABadOneInEveryProgram(program: String, good: String) throws {
        let shell = try Shell()
        try shell.write("in", good + "\n")
        let input =
            "(cat in; printf '{\"id\":\"'; head -c 40000000 /dev/zero | tr '\\0' x; printf '\"}\\n'; sed 's/\"1\"/\"2\"/; s/real/sim/' in)"
        let refused = try shell.run("\(input) | \(program)")
        #expect(
            refused.status == 65 && refused.errors.contains("<stdin>:2: found a record of 38.1 MiB, expected 16 MiB at most"), "\(refused)")
        #expect(refused.errors.contains("hint: --max-record"))
        guard program != "report" else { return }  // it needs findings
        let outcome = try shell.succeed("\(input) | \(program) --max-errors 1 --rejects rejects --provenance provenance")
        let reject = try #require(objects(shell.read("rejects")).first)
        #expect(reject["bytes"] as? Int == 40_000_009 && (reject["record"] as? String)?.utf8.count == 4096)
        #expect(try objects(shell.read("provenance")).first?["records_read"] as? Int == 3)
        #expect(try peak(shell) < 150, "\(outcome)")
    }

    /// Tens of times the record: 2 MB of text that is all different, or of sentences that each break a rule.
    @Test(arguments: [
        ("embed", #""facet":"f","text":""#, #"""#), ("extract --facet all", #""messages":[{"role":"user","content":""#, #""}]"#),
        ("extract --measures realsim,usi,shape", #""messages":[{"role":"user","content":""#, #""}]"#),
    ])
    func memoryGrowsWithTheRecordAndNoMore(program: String, head: String, tail: String) throws {
        let shell = try Shell()
        for text in ["i! ", "a b ", "word after word , "] {
            let megabytes = 2
            let content = String(repeating: text, count: (megabytes << 20) / text.utf8.count)
            try shell.write("in", "{\"id\":\"1\",\"source\":\"real\",\(head)\(content)\(tail)}\n")
            let outcome = try shell.succeed("\(program) --provenance provenance in")
            #expect(try peak(shell) < 60 + 70 * megabytes, "\(program) '\(text)'")
            #expect(outcome.output.count < 10 << 20)
        }
    }

    @Test(arguments: ["0", "2G", "-1", "16MB", "9223372036854775808", ""]) func theBoundIsChecked(_ bound: String) throws {
        let outcome = try Shell().run("embed --max-record '\(bound)' /dev/null")
        #expect(outcome.status == 2 && outcome.errors.contains("--max-record: found '\(bound)', expected a number of bytes from 1 to 1G"))
    }
}
