import Numerics
import Testing

@testable import ModelServer

@Suite struct ResponseParserTests {
    /// The reply that bytes make when they are cut at `cuts`, then end; or the fault.
    private func parsed(_ text: String, cuts: [Int] = [], atEnd: Bool = false) -> Result<(Reply, keeps: Bool), TransportFault> {
        var parser = ResponseParser(largestBody: 1 << 20)
        let bytes = Array(text.utf8)
        do throws(TransportFault) {
            for (from, to) in zip([0] + cuts, cuts + [bytes.count]) { try parser.take(bytes[from..<to]) }
            if atEnd { try parser.takeEnd(isProven: true) }
        } catch {
            return .failure(error)
        }
        return parser.isDone ? .success((parser.reply, parser.keepsConnection)) : .failure(TransportFault(reason: "unfinished"))
    }

    private static let whole: [(String, Reply, Bool)] = [
        ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", Reply(status: 200, body: Array("hello".utf8)), true),
        ("HTTP/1.1 200\r\ncontent-length:0\r\nconnection: close\r\n\r\n", Reply(status: 200), false),
        ("HTTP/1.0 200 OK\nContent-Length: 2\n\nhi", Reply(status: 200, body: Array("hi".utf8)), false),
        (
            "HTTP/1.1 429 Too Many\r\nRETRY-AFTER: 7\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\nA\r\n0123456789\r\n0\r\nX: y\r\n\r\n",
            Reply(status: 429, retryAfter: "7", body: Array("abc0123456789".utf8)), true
        ),
        ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 None\r\n\r\n", Reply(status: 204), true),
        ("HTTP/1.1 301 Moved\r\nLocation: http://x/\r\nContent-Length: 0\r\n\r\n", Reply(status: 301, location: "http://x/"), true),
    ]

    @Test func theSameReplyHoweverTheBytesAreCut() throws {
        let seed: UInt64 = 20
        var generator = Xoshiro256(seed: seed, stream: "cuts")
        for (text, reply, keeps) in Self.whole {
            for round in 0..<50 {
                let cuts =
                    round == 0 ? Array(1..<text.utf8.count) : (0..<3).map { _ in generator.integer(below: text.utf8.count + 1) }.sorted()
                let found = try parsed(text, cuts: cuts).get()
                #expect(found.0 == reply && found.keeps == keeps, "seed \(seed), cuts \(cuts) of \(text)")
            }
        }
    }

    @Test func whatIsCutOffIsNoReply() {
        for (text, _, _) in Self.whole {
            for length in 0..<text.utf8.count {
                let start = String(decoding: text.utf8.prefix(length), as: UTF8.self)
                if case .success = parsed(start, atEnd: true) { Issue.record("took \(start) for a whole reply") }
            }
        }
    }

    @Test func withoutALengthTheEndOfTheConnectionIsTheEnd() throws {
        let (reply, keeps) = try parsed("HTTP/1.1 200 OK\r\n\r\nabc", atEnd: true).get()
        #expect(reply.body == Array("abc".utf8) && !keeps)
    }

    @Test func moreThanAReplyMakesTheConnectionUnusable() throws {
        #expect(try parsed("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab").get().keeps == false)
    }

    /// A blank before the colon, none behind it, names in any case, lines that are no headers.
    @Test(arguments: [
        ":\r\n", "::\r\n", ": x\r\n", "no colon\r\n", "\u{301}:\u{301}\r\n", "X\u{301}\r\n", " folded: 1\r\n", "Content-Length:1 \t\r\n",
        "CONTENT-LENGTH : 1\r\n", "Content-Encoding: identity\r\n",
    ])
    func oddHeadersDoNoHarm(header: String) throws {
        let (reply, keeps) = try parsed("HTTP/1.1 200 OK\r\n\(header)Content-Length: 1\r\n\r\na").get()
        #expect(reply.body == Array("a".utf8) && keeps)
    }

    @Test func aLengthNextToChunksIsNotBelieved() throws {
        let (reply, keeps) = try parsed("HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: Chunked\r\n\r\n1\r\na\r\n0\r\n\r\n")
            .get()
        #expect(reply.body == Array("a".utf8) && !keeps)
    }

    @Test func theLargestBodyIsTaken() throws {
        let body = String(repeating: "x", count: 1 << 20)
        for (head, end) in [("Content-Length: 1048576", ""), ("Transfer-Encoding: chunked", "\r\n0\r\n\r\n")] {
            let size = end.isEmpty ? "" : "100000\r\n"
            #expect(try parsed("HTTP/1.1 200 OK\r\n\(head)\r\n\r\n\(size)\(body)\(end)").get().0.body.count == 1 << 20)
        }
        for answer in [
            "Content-Length: 1048577\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n100001\r\n", "\r\n\(body)x",
            "Transfer-Encoding: chunked\r\n\r\n100000\r\n\(body)\r\n1\r\nx",
        ] {
            guard case .failure(.tooLong(1 << 20)) = parsed("HTTP/1.1 200 OK\r\n\(answer)") else {
                Issue.record("took \(answer.prefix(60))")
                return
            }
        }
    }

    @Test func behindAHeadThatOpensATunnelNothingIsRead() throws {
        var parser = ResponseParser(largestBody: 0, opensTunnel: true)
        try parser.take(Array("HTTP/1.1 200 Connection established\r\n\r\n".utf8))
        #expect(parser.isDone && parser.reply.status == 200)
    }

    @Test(arguments: [
        "SSH-2.0-OpenSSH\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 abc\r\n", "HTTP/1.1 +20\r\n", "HTTP/1.1 -20\r\n", "HTTP/1.1 000 X\r\n",
        "HTTP/1.1 999 X\r\n", "HTTP/1.1 101 Switching\r\n\r\n", "HTTP/1.1 \r\n", "\r\n", "HTTP/1.12 200 OK\r\n",
        "HTTP/1.1 200 " + String(repeating: "x", count: 140_000),
        "HTTP/1.1 200 OK\r\n" + String(repeating: "X: y\r\n", count: 30_000),
        String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 10_000),
    ])
    func whatIsNoHTTPIsRefused(text: String) { expectFault(text) }

    @Test(arguments: [
        "Content-Length: x", "Content-Length: ", "Content-Length: -1", "Content-Length: +1", "Content-Length: 1, 2", "Content-Length: 0x1",
        "Content-Length: 9223372036854775807", "Content-Length: 9223372036854775808", "Content-Length: 99999999999999999999999",
        "Content-Length: 1\r\nContent-Length: 2", "Transfer-Encoding: gzip", "Transfer-Encoding: gzip, chunked", "Content-Encoding: gzip",
    ])
    func lengthsAndFormsThatAreNoneAreRefused(header: String) { expectFault("HTTP/1.1 200 OK\r\n\(header)\r\n\r\n{}") }

    @Test(arguments: [
        "xyz", "-1", "+1", "", ";a", "0x1", "7fffffffffffffff", "8000000000000000", "ffffffffffffffff", "fffffffffffffffff", "1\r\nab",
    ])
    func chunksThatAreNoneAreRefused(size: String) { expectFault("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(size)\r\n") }

    private func expectFault(_ text: String) {
        guard case .failure(let fault) = parsed(text) else {
            Issue.record("took it for a reply")
            return
        }
        #expect(fault.reason != "unfinished" && fault.reason.count < 200)
    }
}
