import Foundation
import TestSupport
import Testing

@testable import Stage

/// extract on damaged records of every form: each line ends in its records or in an error that names it, whatever they hold.
@Suite struct FuzzTests {
    /// Ways to run it, and how many records each conversation becomes.
    static let runs: [(flags: String, each: Int)] = [
        ("", 1), ("--facet all", 7), ("--facet conversation,utterances,goal", 3), ("--measures usi", 1),
    ]

    /// The first line is whole, so that the file is known for one of lines.
    private func corpus(lines: Int, seed: UInt64) throws -> [[UInt8]] {
        var mutator = Mutator(seed: seed)
        let forms = try InputForms.lines()
        return [forms[0]] + mutator.lines(forms, count: lines - 1) { $0.either($1) }
    }

    /// What a line's form holds, by the fields that tell it: two sides, some simulations, or one conversation.
    private func conversations(_ line: [UInt8]) throws -> Int {
        let record = try Record(bytes: Bytes(line), range: 0..<line.count, place: Place(file: "in", line: 1))
        if record["real_messages"] != nil || record["simulated_messages"] != nil { return 2 }
        return record.count(of: "simulations") ?? 1
    }

    private func check(_ flags: String, each: Int, lines: Int, seed: UInt64) throws {
        let shell = try Shell()
        let lines = try corpus(lines: lines, seed: seed)
        try shell.write("in", Data(lines.joined(separator: [0x0A])))
        let outcome = try shell.run("extract --source sim:x --quiet --max-errors 100% --rejects rejects --provenance p \(flags) in >out")
        #expect(outcome.status == 0, "seed \(seed): \(outcome)")
        let rejects = try objects(shell.read("rejects"))
        let refused = Set(rejects.compactMap { $0["line"] as? Int })
        #expect(refused.count == rejects.count && rejects.count > lines.count / 5, "each line once, seed \(seed)")
        #expect(rejects.allSatisfy { ($0["reason"] as? String)?.isEmpty == false && $0["file"] as? String == "in" }, "seed \(seed)")
        #expect(outcome.errors.split(separator: "\n").count == 1, "the summary alone, seed \(seed): \(outcome)")

        let whole = lines.enumerated().filter {
            !$0.element.allSatisfy { $0 == 0x20 || (9...13).contains($0) } && !refused.contains($0.offset + 1)
        }
        let blank = lines.count - whole.count - rejects.count
        #expect(try objects(shell.read("p")).first?["records_read"] as? Int == lines.count - blank, "seed \(seed)")
        let expected = try whole.reduce(0) { $0 + (try conversations($1.element)) } * each
        let written = String(decoding: try shell.read("out"), as: UTF8.self).split(separator: "\n")
        #expect(written.count == expected, "seed \(seed)")
        // Foundation reads no number past a Double's, which a field that passes through may be.
        for line in written where !line.contains("e400") {
            #expect(throws: Never.self, "seed \(seed): \(line.prefix(300))") { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        }
        // What was refused left no trace: the others alone give the same bytes, with no error.
        try shell.write("whole", Data(whole.map(\.element).joined(separator: [0x0A])))
        let same = try shell.run(
            "sed 's/\"in:[0-9]*/\"/g' out >1; extract --source sim:x \(flags) whole | sed 's/\"whole:[0-9]*/\"/g' | cmp - 1")
        #expect(same.status == 0, "seed \(seed): \(same)")
    }

    @Test(arguments: zip(runs.indices, [6000, 1500, 1000, 1500])) func everyLineIsAccountedFor(run: Int, lines: Int) throws {
        try check(FuzzTests.runs[run].flags, each: FuzzTests.runs[run].each, lines: lines, seed: UInt64(run) + 1)
    }

    /// Also as the elements of an array and as objects over lines, where damage may reach past its record.
    @Test(arguments: ["[", ""], [11, 12] as [UInt64]) func otherFramingsEndInAnswerOrError(opening: String, seed: UInt64) throws {
        let shell = try Shell()
        let separator = opening.isEmpty ? "\n" : ",\n"
        let text =
            Data((opening.isEmpty ? "{\n\"id\":\"a\"}\n" : "[").utf8)
            + Data(try corpus(lines: 300, seed: seed).joined(separator: Array(separator.utf8)))
        try shell.write("in", text + Data((opening.isEmpty ? "" : "]").utf8))
        for limit in ["0", "100%"] {
            let outcome = try shell.run("timeout 60 extract --source sim:x --quiet --max-errors \(limit) in >out")
            #expect(outcome.status == 0 || outcome.status == 65, "seed \(seed): \(outcome)")
        }
    }

    static let minutes = ProcessInfo.processInfo.environment["USERGAP_FUZZ_MINUTES"].flatMap { Double($0) } ?? 0

    /// For as long as USERGAP_FUZZ_MINUTES says, with seeds that no other test has.
    @Test(.enabled(if: minutes > 0)) func fuzzing() throws {
        let end = Date().addingTimeInterval(FuzzTests.minutes * 60)
        var seed = UInt64(Date().timeIntervalSince1970)
        while Date() < end {
            for run in FuzzTests.runs { try check(run.flags, each: run.each, lines: 2000, seed: seed) }
            seed += 1
        }
    }
}
