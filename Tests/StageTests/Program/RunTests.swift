import Foundation
import Testing

@testable import Stage

/// Copies the records of `text` with a field `n` added; a record with a field `bad` is refused.
private func filtered(_ text: String, _ flags: [String] = [], framing: Framing = .lines) -> (
    output: String, failure: Failure?, scratch: Scratch
) {
    let scratch = Scratch()
    let thrown = failure {
        let path = try scratch.write(Array(text.utf8), to: "in")
        let own = flags.map { $0.replacing("SCRATCH", with: scratch.path) }
        let words = ["--quiet", "-o", scratch.file("out"), path] + own
        let run = try Run(program: sampleProgram, arguments: Arguments(words, options: sampleProgram.options), words: words)
        try run.filter(framing: framing, make: {}) { record, _, output in
            output.raw("never seen")
            if record["bad"] != nil { throw record.failure("is bad", field: "bad") }
            output.truncate(to: output.count - "never seen".utf8.count)
            var edit = RecordEdit()
            edit.set("n", record.names.count)
            edit.write(record, to: &output)
            return 1
        }
        _ = try run.finish()
    }
    return (contents(scratch.file("out")), thrown, scratch)
}

@Suite struct RunTests {
    @Test func recordsInRecordsOut() {
        let (output, failure, scratch) = filtered("{\"a\":1}\n\n{\"a\":2}")
        #expect(output == "{\"a\":1,\"n\":1}\n{\"a\":2,\"n\":1}\n")
        #expect(failure == nil)
        #expect(scratch.names == ["in", "out"])
    }

    @Test func theSameBytesOnAnyNumberOfThreads() {
        let text = (0..<60_000).map { "{\"id\":\"\($0)\",\"text\":\"\(String(repeating: "x", count: $0 % 97))\"}\n" }.joined()
        let alone = filtered(text, ["--jobs", "1"]).output
        #expect(alone.utf8.count > text.utf8.count)
        for jobs in ["2", "3", "8"] { #expect(filtered(text, ["--jobs", jobs]).output == alone) }
    }

    @Test func theFirstBadRecordStopsAndLeavesNoOutput() {
        let (output, failure, scratch) = filtered("{\"a\":1}\n{\"bad\":1}\n{\"a\":2}\n")
        #expect(failure?.place == Place(file: scratch.file("in"), line: 2))
        #expect(failure?.reason == "field 'bad': is bad")
        #expect(output == "")
        #expect(!scratch.names.contains("out"))
    }

    @Test(arguments: ["1", "4"]) func theFirstBadRecordIsNamedOnAnyNumberOfThreads(_ jobs: String) {
        let good = String(repeating: "{\"text\":\"\(String(repeating: "x", count: 5000))\"}\n", count: 300)
        let text = good + "{\"bad\":1}\n" + good + "{\"bad\":2}\n" + String(repeating: "y", count: LineReader.maximumRecord + 1)
        #expect(filtered(text, ["--jobs", jobs]).failure?.place?.line == 301)
    }

    @Test(arguments: ["1", "4"]) func aRecordThatIsTooLongIsABadOne(_ jobs: String) {
        let long = "{\"text\":\"\(String(repeating: "ö", count: 4000))\"}"
        let options = ["--max-record", "1K", "--jobs", jobs]
        let stopped = filtered("{\"a\":1}\n\(long)\n", options)
        #expect(stopped.failure?.place?.line == 2 && stopped.failure?.status == .data)
        #expect(stopped.failure?.message == "found a record of 7.8 KiB, expected 1 KiB at most")
        let (output, failure, scratch) = filtered(
            "{\"a\":1}\n\(long)\n{\"a\":2}\n", options + ["--max-errors", "1", "--rejects", "SCRATCH/rejects"])
        #expect(failure == nil && output == "{\"a\":1,\"n\":1}\n{\"a\":2,\"n\":1}\n")
        let kept = contents(scratch.file("rejects"))
        // 4096 bytes end within an ö.
        #expect(kept.contains(#""line":2,"reason":"found a record of 7.8 KiB, expected 1 KiB at most","bytes":8011,"record":"{\"#))
        #expect(kept.hasSuffix("öö\"}\n") && kept.count { $0 == "ö" } == 2043)
    }

    @Test func badRecordsWithinTheBoundAreKeptWithTheReason() {
        let (output, failure, scratch) = filtered(
            "{\"a\":1}\n{\"bad\":1}\nx\n{\"a\":2}\n", ["--max-errors", "2", "--rejects", "SCRATCH/rejects"])
        #expect(failure == nil)
        #expect(output == "{\"a\":1,\"n\":1}\n{\"a\":2,\"n\":1}\n")
        let rejects = contents(scratch.file("rejects"))
        #expect(rejects.contains(#""line":2,"reason":"field 'bad': is bad","record":"{\"bad\":1}""#))
        #expect(rejects.contains(#""line":3,"reason":"found 'x' where a JSON object is expected (byte 1)","record":"x""#))
    }

    /// Where batches are cut must not decide when a share is passed.
    @Test func aShareIsJudgedByTheRecordsUpToTheBadOne() {
        let text = (1...3000).map { $0 > 989 && $0 <= 1001 ? "{\"bad\":\($0)}\n" : "{\"a\":1}\n" }.joined()
        #expect(filtered(text, ["--max-errors", "1%"]).failure?.place?.line == 1000)
        #expect(filtered(text, ["--max-errors", "2%"]).failure == nil)
    }

    @Test func theReasonsAreKeptWhereTheShareIsPassedAtTheEnd() {
        let (_, failure, scratch) = filtered("{\"a\":1}\n{\"bad\":1}\n", ["--max-errors", "40%", "--rejects", "SCRATCH/rejects"])
        #expect(failure?.message.contains("1 of 2 records refused") == true)
        #expect(contents(scratch.file("rejects")).contains("is bad"))
    }

    @Test func arraysAreReadAndWrittenAsLines() {
        #expect(filtered("[\n {\"a\":\n1},\n {\"b\":2}\n]", framing: .detect).output == "{\"a\": 1,\"n\":1}\n{\"b\":2,\"n\":1}\n")
    }

    @Test func provenanceTellsWhatWasReadAndWritten() throws {
        let text = "{\"a\":1}\n{\"a\":2}\n"
        let (_, failure, scratch) = filtered(text, ["--provenance", "SCRATCH/provenance"])
        #expect(failure == nil)
        let record = try Record(contents(scratch.file("provenance")))
        #expect(try record.integer("records_read") == 2)
        #expect(try record.integer("records_written") == 2)
        #expect(try record.integer("bytes_read") == text.utf8.count)
        #expect(record["inputs"]?.elements.first?["sha256"]?.string == SHA256.hexadecimal(text))
        #expect(record["arguments"]?.elements.count == 6)
    }

    @Test(arguments: [["--jobs", "0"], ["--jobs", "x"], ["--max-errors", "x"], ["--progress", "x"]])
    func wrongFlagsAreRefused(_ flags: [String]) { #expect(filtered("{}", flags).failure?.status == .usage) }

    @Test func noRecordIsNoFailure() {
        #expect(filtered("").failure == nil)
        #expect(filtered("\n\n").output == "")
    }
}
