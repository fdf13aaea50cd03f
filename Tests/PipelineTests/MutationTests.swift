import Foundation
import TestSupport
import Testing

/// Damaged input: every line ends in a record or in a reject with its reason, and no program crashes.
@Suite struct MutationTests {
    private func mutated(_ data: Data, lines: Int, seed: UInt64) -> Data {
        var mutator = Mutator(seed: seed)
        return Data(mutator.lines(data.split(separator: UInt8(ascii: "\n")).map { Array($0) }, count: lines).joined(separator: [0x0A]))
    }

    @Test(arguments: ["extract --from native", "embed"], [1, 2] as [UInt64])
    func everyLineIsARecordOrAReject(program: String, seed: UInt64) throws {
        let shell = try Shell()
        // Behaviors without aspects: of a number that grew beyond a double, passed through, the JSON reader of this test makes nothing.
        let source =
            program == "embed"
            ? "extract --facet utterances $CHECKOUT/pipelines/sample/*.ndjson" : "cat $CHECKOUT/pipelines/sample/*.ndjson"
        try shell.write("in", mutated(shell.succeed(source).output, lines: 2500, seed: seed))
        let outcome = try shell.run("\(program) --quiet --max-errors 100% --rejects rejects --provenance p in >out")
        #expect(outcome.status == 0, "seed \(seed): \(outcome)")
        let read = try #require(objects(shell.read("p")).first?["records_read"] as? Int)
        let rejects = try objects(shell.read("rejects"))
        let written = try shell.read("out").count { $0 == UInt8(ascii: "\n") }
        #expect(written + rejects.count == read, "seed \(seed)")
        #expect(rejects.count > 200 && rejects.allSatisfy { ($0["reason"] as? String)?.isEmpty == false }, "seed \(seed)")
        #expect(try objects(shell.read("out")).count == written, "what was written is JSON, seed \(seed)")
    }

    @Test(arguments: ["quantize --clusters 5", "diverge --bootstrap 10 --permutations 10", "report --format html"], [1, 2] as [UInt64])
    func laterStagesEndInAnswerOrError(program: String, seed: UInt64) throws {
        let shell = try Shell()
        var source = "extract $CHECKOUT/pipelines/sample/*.ndjson | embed -d 32"
        if !program.hasPrefix("quantize") { source += " | quantize --clusters 6" }
        if program.hasPrefix("report") { source += " | diverge --bootstrap 10 --permutations 10" }
        try shell.write("in", mutated(shell.succeed(source).output, lines: 160, seed: seed))
        for limit in ["0", "100%"] {
            let outcome = try shell.run(
                "\(program) --quiet --max-errors \(limit) --allow-mixed in >out".replacing(
                    program.hasPrefix("report") ? "--allow-mixed " : "\u{0}", with: ""))
            #expect(outcome.status == 0 || outcome.status == 65, "seed \(seed): \(outcome)")
        }
    }

    /// Verdicts, votes, checklists, rewards, triplets and answers, mixed.
    static let judgements: [String] = {
        let places = ["a", "b", "c"]
        return (0..<60).map { index in
            MatchesTests.verdict("c\(index)", "p\(index % 2)", #""x":\#(index % 3 == 0),"y":true"#, more: #","user":"u\#(index % 7)""#)
                + UtilityTests.vote(index, ["a", "b", "tie"][index % 3], more: #","participant":"p\#(index % 9)","position":"b""#)
                + UtilityTests.checklist(index / 2, "arm\(index % 2)", "[true,false,\(index % 5 == 0)]")
                + RewardsTests.reward("t\(index / 2)", index % 2 == 0 ? "real" : "sim", "\(index % 3)")
                + #"{"triplet":"t\#(index)","odd":"\#(places[index % 3])"}"# + "\n"
                + #"{"triplet":"t\#(index)","participant":"p","choice":"\#(places[index % 2])"}"# + "\n"
        }
    }()

    @Test(arguments: [1, 2, 3] as [UInt64]) func otherRecordsOfDivergeEndInAnswerOrError(seed: UInt64) throws {
        let shell = try Shell()
        try shell.write("in", mutated(Data(MutationTests.judgements.joined().utf8), lines: 360, seed: seed))
        for limit in ["0", "100%"] {
            let outcome = try shell.run("diverge --bootstrap 10 --permutations 10 --quiet --max-errors \(limit) in >out")
            #expect(outcome.status == 0 || outcome.status == 65, "seed \(seed): \(outcome)")
        }
    }
}
