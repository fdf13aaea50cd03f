import Foundation
import LoopbackServer
import Numerics
import TestSupport
import Testing

/// embed against servers that fail in every way, over http and over https where this machine can make a certificate.
@Suite struct FaultyServerTests {
    static let schemes = TestCertificate.shared == nil ? ["http"] : ["http", "https"]
    /// USERGAP_FAULTY_TEXTS=5000 asks for more than CI has time for.
    static let count = ProcessInfo.processInfo.environment["USERGAP_FAULTY_TEXTS"].flatMap { Int($0) } ?? 500

    private func certificate(_ scheme: String) -> TestCertificate? { scheme == "https" ? TestCertificate.shared : nil }

    private var trust: [String: String] { TestCertificate.shared.map { ["SSL_CERT_FILE": $0.file] } ?? [:] }

    /// One request in three fails, and the program is killed five times, anywhere: in the end each record has the vector of its
    /// text, in the order of the input, and no text was paid for more often than the kills explain.
    @Test(arguments: schemes, [1, 2] as [UInt64]) func killsAndFaultsLoseDoubleAndSwapNothing(scheme: String, seed: UInt64) throws {
        let count = FaultyServerTests.count
        var generator = Xoshiro256(seed: seed, stream: "faults")
        let faults = EmbeddingServer.Fault.allCases
        let schedule = (0..<9973).map { _ in generator.integer(below: 3) == 0 ? faults[generator.integer(below: faults.count)] : nil }
        var traits = EmbeddingServer.Traits()
        traits.slowDelay = 3
        let server = try EmbeddingServer(traits, certificate(scheme)) { schedule[$0 % schedule.count] }
        let shell = try Shell()
        let texts = (0..<count).map { "text \($0) é \(String(repeating: "x", count: $0 % 50))" }
        try shell.write("in", texts.enumerated().map { #"{"id":"\#($0)","source":"s","facet":"f","text":"\#($1)"}"# + "\n" }.joined())
        let (batch, concurrency, kills) = (4, 8, 5)
        let run = "embed --api \(server.url) --model m --batch \(batch) --concurrency \(concurrency) --retries 20 --timeout 1.5 --journal j"
        for kill in 0..<kills {
            let lines = (kill + 1) * count / (kills + 2) + generator.integer(below: count / 10)
            let outcome = try shell.run(
                """
                \(run) in >/dev/null 2>&1 & program=$!
                until [ "$(cat j 2>/dev/null | wc -l)" -ge \(lines) ]; do kill -0 $program || exit 9; sleep 0.01; done
                kill -9 $program; wait $program 2>/dev/null; echo $?
                """, environment: trust)
            #expect(outcome.text == "137\n", "seed \(seed), kill \(kill): \(outcome)")
        }
        let outcome = try shell.succeed("\(run) --encoding array --provenance p in", environment: trust)
        let records = try objects(outcome.output)
        #expect(records.map { $0["id"] as? String } == texts.indices.map { "\($0)" }, "seed \(seed)")
        let isRight = zip(records, texts).map { record, text in
            (record["vector"] as? [NSNumber])?.map(\.floatValue) == EmbeddingServer.vector(text)
        }
        #expect(isRight.allSatisfy { $0 } && isRight.count == count, "seed \(seed)")
        // Paid for again: what was under way at a kill, and the text that each run begins by.
        let answered = server.answered
        let twice = answered.values.reduce(0) { $0 + $1 - 1 }
        #expect(answered.count == count && twice <= kills * concurrency * batch + 8 * (kills + 1), "seed \(seed): \(twice) again")
        let journal = try objects(shell.read("j")).compactMap { $0["custom_id"] as? String }
        #expect(Set(journal).count == count, "seed \(seed)")
        print(
            "faulty server: \(scheme), seed \(seed), \(count) texts, \(server.requests) requests, \(kills) kills, \(twice) texts asked for again"
        )
    }

    /// Each of these once ended the process, or could: over both schemes it ends in a vector, or in a status and one line that says why.
    @Test(arguments: schemes) func nothingThatAServerSendsEndsTheProcess(scheme: String) throws {
        let body = #"{"data":[{"index":0,"embedding":[1,2]}]}"#
        let whole = "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n"
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        let size = String(body.utf8.count, radix: 16)
        let cases: [(answer: String, status: Int32)] = [
            ("\(whole):\r\n\r\n\(body)", 0), ("\(whole)::\r\n: x\r\nno colon\r\n\r\n\(body)", 0),
            ("\(chunked)\(size)\r\n\(body)\r\n0\r\nX-Trailer: a\r\n\r\n", 0),
            ("HTTP/1.1 103 Early\r\nLink: x\r\n\r\n\(whole)\r\n\(body)more", 0), ("HTTP/1.1 200 OK\r\n\r\n\(body)", 0),
            ("HTTP/1.1 20", 69), ("HTTP/1.1 200 OK\r\nContent-Le", 69), ("\(whole)\r\n{", 69), ("\(chunked)\(size)\r\n{", 69), ("", 69),
            ("\(chunked)ffffffffffffffff\r\n{", 69), ("\(chunked)-1\r\n{", 69), ("\(chunked)zz\r\n{", 69),
            ("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775808\r\n\r\n{", 69),
            ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{", 69), ("\(whole)Content-Encoding: gzip\r\n\r\n\(body)", 69),
            ("HTTP/1.1 999 X\r\n\r\n", 69), ("\0\0\0\n", 69), ("HTTP/1.1 429 X\r\nRetry-After: 1e19\r\nContent-Length: 0\r\n\r\n", 69),
            ("HTTP/1.1 429 X\r\nRetry-After: -9223372036854775809\r\nContent-Length: 0\r\n\r\n", 69),
            ("HTTP/1.1 503 X\r\nRetry-After: Sun, 06 Nov 20\u{301}15 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n", 69),
            ("HTTP/1.1 302 X\r\nLocation: http://[::1]:99999/?key=sk-1\r\nContent-Length: 0\r\n\r\n", 69),
            ("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "[", count: 500_000), 65),
            ("HTTP/1.1 200 OK\r\n\r\n" + #"{"data":[{"index":9223372036854775807,"embedding":[1]}]}"#, 65),
            ("HTTP/1.1 200 OK\r\n\r\n" + #"{"data":[{"index":0,"embedding":[1e999]}]}"#, 65),
        ]
        for (answer, status) in cases {
            let server = try LoopbackServer(certificate(scheme)) { _ in .init(raw: Array(answer.utf8)) }
            let shell = try Shell()
            try shell.write("in", #"{"id":"1","source":"s","facet":"f","text":"x"}"# + "\n")
            let outcome = try shell.run("embed --api \(server.url) --model m --retries 1 --timeout 5 in", environment: trust)
            #expect(outcome.status == status, "\(scheme): \(answer.prefix(200).debugDescription): \(outcome)")
            #expect(status == 0 || outcome.errors.hasPrefix("embed: \(server.url)/v1/embeddings: "), "\(scheme): \(outcome)")
            #expect(!outcome.errors.contains("sk-1"), "\(outcome)")
        }
    }

    /// Of an answer without end no more is held than the batch may have.
    @Test(arguments: schemes, ["\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n"])
    func answersWithoutEndAreNotHeld(scheme: String, head: String) throws {
        let server = try LoopbackServer(certificate(scheme)) { _ in
            var response = LoopbackServer.Response(raw: Array("HTTP/1.1 200 OK\(head)".utf8) + [UInt8](repeating: 0x20, count: 1 << 20))
            response.isEndless = true
            return response
        }
        let shell = try Shell()
        try shell.write("in", (0..<100).map { #"{"id":"\#($0)","source":"s","facet":"f","text":"\#($0)"}"# + "\n" }.joined())
        // The default batch of 32 texts may have 33 MiB.
        let outcome = try shell.run(
            "(ulimit -v 1500000; embed --api \(server.url) --model m --retries 2 --timeout 20 in)", environment: trust)
        #expect(outcome.status == 69 && outcome.errors.contains("the answer is longer than 33 MiB (tried 3 times)"), "\(outcome)")
    }

    /// Keys that stand in an address are in nothing that is written.
    @Test(arguments: schemes) func keysInAnAddressAreHidden(scheme: String) throws {
        let key = "sk-secret-1"
        let server = try LoopbackServer(certificate(scheme)) { request in
            request.path == "/v1/embeddings?api-key=\(key)"
                ? .init(200, #"{"data":[{"index":0,"embedding":[1]}]}"#) : .init(404, #"{"error":"nothing at \#(request.path)"}"#)
        }
        let shell = try Shell()
        try shell.write("in", #"{"id":"1","source":"s","facet":"f","text":"x"}"# + "\n")
        let good = try shell.succeed(
            "embed --api '\(server.url)?api-key=\(key)' --model m --journal j --provenance p in >out", environment: trust)
        let bad = try shell.run("embed --api '\(server.url)/x?api-key=\(key)' --model m in", environment: trust)
        #expect(bad.status == 69 && bad.errors.contains("api-key=[key]"), "\(bad)")
        let user = try shell.run("embed --api 'http://\(key)@h' --model m in; embed --api 'http://h:0?\(key)' --model m in")
        #expect(user.errors.contains("from 1 to 65535"), "\(user)")
        for text in [good.errors, bad.errors, user.errors] { #expect(!text.contains(key), "\(text)") }
        for file in ["out", "j", "p"] { #expect(!String(decoding: try shell.read(file), as: UTF8.self).contains(key), "\(file)") }
        #expect(String(decoding: try shell.read("p"), as: UTF8.self).contains("?[hidden]"))
    }
}
