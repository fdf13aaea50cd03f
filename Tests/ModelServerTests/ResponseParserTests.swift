import Numerics
import Testing

@testable import ModelServer

@Suite struct ResponseParserTests {
    /// The reply that bytes make when they are cut at `cuts`, then end; or the fault.
    private func parsed(_ text: String, cuts: [Int] = [], atEnd: Bool = false) -> Result<(Reply, keeps: Bool), TransportFault> {
        var parser = ResponseParser()
        let bytes = Array(text.utf8)
        do throws(TransportFault) {
            for (from, to) in zip([0] + cuts, cuts + [bytes.count]) { try parser.take(bytes[from..<to]) }
            if atEnd { try parser.takeEnd() }
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

    @Test(arguments: [
        "SSH-2.0-OpenSSH\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 abc\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        "HTTP/1.1 200 " + String(repeating: "x", count: 70_000),
    ])
    func whatIsNoHTTPIsRefused(text: String) {
        guard case .failure(let fault) = parsed(text) else {
            Issue.record("took it for a reply")
            return
        }
        #expect(fault.reason != "unfinished" && fault.reason.count < 200)
    }
}
