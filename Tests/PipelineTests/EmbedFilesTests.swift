import Foundation
import TestSupport
import Testing

/// embed by batch files and by NumPy files, through the built program.
@Suite struct EmbedFilesTests {
    /// Answers to a file of requests in the form of `vllm run-batch`, a line each; the vector is the length of the text and 1.
    static func answers(to requests: Data) throws -> [String] {
        try objects(requests).map { request in
            let text = (request["body"] as? [String: Any])?["input"] as? String ?? ""
            let body = #"{"data": [{"index": 0, "embedding": [\#(text.count), 1]}]}"#
            return
                #"{"id": "x", "custom_id": "\#(request["custom_id"] ?? "")", "response": {"status_code": 200, "body": \#(body)}, "error": null}"#
                + "\n"
        }
    }

    private func prepared() throws -> Shell {
        let shell = try Shell()
        try shell.write(
            "in",
            (0..<40).map { #"{"id":"\#($0)","source":"real","text":"\#(String(repeating: "é", count: $0 % 30 + 1))"}"# + "\n" }.joined())
        return shell
    }

    @Test func requestsAndAnswersMeetInAnyOrder() throws {
        let shell = try prepared()
        try shell.succeed("embed --requests --model m in >requests")
        try shell.write("answers", Self.answers(to: shell.read("requests")).sorted().joined())
        let requests = try objects(shell.read("requests"))
        #expect(requests.count == 30, "one for each different text")
        #expect(requests[0]["method"] as? String == "POST" && requests[0]["url"] as? String == "/v1/embeddings")
        #expect((requests[1]["body"] as? [String: Any])?["input"] as? String == "éé")
        let lines = try objects(try shell.succeed("embed --answers answers --model m --encoding array in").output)
        #expect(lines.map { $0["vector"] as? [Int] } == (0..<40).map { [$0 % 30 + 1, 1] })
        for jobs in ["1", "4"] { try shell.succeed("embed --jobs \(jobs) --requests --model m in | cmp - requests") }
        let other = try shell.run("embed --answers answers --model other in")
        #expect(other.status == 65 && other.errors.contains("40 records have no vector there"), "\(other)")
    }

    @Test func whatIsMissingIsCountedAndCanBeAskedForAgain() throws {
        let shell = try prepared()
        try shell.succeed("embed --requests --model m in >requests")
        let ids = try objects(shell.read("requests")).compactMap { $0["custom_id"] as? String }
        var lines = try Self.answers(to: shell.read("requests"))
        lines[4] = #"{"custom_id":"\#(ids[4])","response":{"status_code":400,"body":{"error":{"message":"too long"}}}}"# + "\n"
        lines.remove(at: 3)
        try shell.write("answers", lines.joined() + lines[0].prefix(40))
        let outcome = try shell.run("embed --answers answers --model m --rejects rejects -o out in")
        // Texts of length 4 and 5 occur twice each.
        for part in [
            "4 records have no vector there: \(ids[3]) (no answer), \(ids[4]) (refused: status 400: too long), \(ids[3])",
            "4 of 40 records refused, by source: real 4", "last line was cut off",
        ] {
            #expect(outcome.errors.contains(part), "expected '\(part)' in\n\(outcome)")
        }
        #expect(outcome.status == 65 && !shell.exists("out"))
        #expect(try objects(shell.read("rejects")).map { $0["line"] as? Int } == [4, 5, 34, 35])
        #expect(try objects(try shell.succeed("embed --answers answers --model m --max-errors 10% in").output).count == 36)
        let left = try objects(try shell.succeed("embed --requests --answers answers --model m in").output)
        #expect(left.compactMap { $0["custom_id"] as? String } == [ids[3], ids[4]])
        try shell.succeed("embed --requests --answers answers --model m in >left")
        try shell.write("more", lines.joined() + Self.answers(to: shell.read("left")).joined())
        try shell.succeed("embed --answers more --model m -o out in")
        #expect(try objects(shell.read("out")).count == 40)
    }

    @Test func vectorsGoOutToNumPyAndComeIn() throws {
        let shell = try prepared()
        try shell.succeed("embed -d 16 in >e; embed --to-npy v.npy e | cmp - e; embed --vectors v.npy --model hashing in >back")
        let (vectors, back) = (try objects(shell.read("e")).map { $0["vector"] as? String }, try objects(shell.read("back")))
        #expect(back.map { $0["vector"] as? String } == vectors && !vectors.contains(nil))
        #expect(back.allSatisfy { ($0["via"] as? String)?.hasPrefix("embed:hashing:") == true })
        #expect(try shell.read("v.npy").count == 128 + 40 * 16 * 4)
        let shorter = try objects(try shell.succeed("embed --from-npy v.npy --dimensions 8 --encoding array in").output)
        let lengths = shorter.map { ($0["vector"] as? [Double] ?? []).reduce(0) { $0 + $1 * $1 } }
        // The shortest texts have nothing in the first components.
        #expect(lengths.allSatisfy { abs($0 - 1) < 1e-6 || $0 == 0 } && lengths.count == 40 && lengths.count { $0 > 0 } > 20)
    }

    @Test func rowsAndRecordsMustBeAsMany() throws {
        let shell = try prepared()
        try shell.succeed("embed -d 16 in | embed --to-npy v.npy >/dev/null")
        for (command, says) in [
            ("head -39 in | embed --from-npy v.npy", "found 40 rows for 39 records"),
            ("cat in in | embed --vectors v.npy", "found 40 rows for 80 records"),
            ("embed --from-npy v.npy --dimensions 17 in", "found 16 components, expected 17"),
        ] {
            let outcome = try shell.run("\(command) -o out")
            #expect(outcome.status == 65 && outcome.errors.contains(says) && !shell.exists("out"), "\(outcome)")
        }
        #expect(try shell.run("embed --from-npy none.npy in").status == 66)
        let none = try shell.run("embed --to-npy w.npy in")
        #expect(none.status == 65 && none.errors.contains("in:1: field 'vector': missing") && !shell.exists("w.npy"), "\(none)")
        let unequal = try shell.run("(embed -d 16 in; embed -d 8 in) | embed --to-npy w.npy")
        #expect(
            unequal.status == 65 && unequal.errors.contains("<stdin>:41: field 'vector': found 8 components") && !shell.exists("w.npy"),
            "\(unequal)")
    }
}
