import Foundation
import LoopbackServer
import Numerics
import Testing

@testable import ModelServer

/// Answers that no server should send: each ends in a reply or a fault, in time, and in the memory that is granted.
@Suite struct HostileAnswerTests {
    private static let bound = 2000

    private static let whole = [
        "HTTP/1.1 200 OK\r\nContent-Length: 14\r\nContent-Type: application/json\r\n\r\n{\"value\": 1.5}",
        "HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\n{\"v\r\nB\r\nalue\": 1.5}\r\n0\r\nX-Trailer: y\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 503 Busy\r\nConnection: close\r\nRetry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n\r\n{}",
        "HTTP/1.0 301 Moved\nLocation: http://there/?key=1\nContent-Length: 0\n\n",
    ].map { Array($0.utf8) }

    private static let pieces = [
        ":", "\r\n:\r\n", "::\r\n", ": x\r\n", "\r\n", "\n", "\r", "\0", " ", "Content-Length: ", "-", "+", "0x", "9223372036854775807",
        "9223372036854775808", "99999999999999999999999999", "7fffffffffffffff", "ffffffffffffffff", "1e400", "nan", "\u{301}",
        "Transfer-Encoding: gzip, chunked\r\n", "Content-Encoding: gzip\r\n", "HTTP/1.1 ", "HTTP/1.1 101 Switching\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n", "Retry-After: -1e309\r\n", String(repeating: "a", count: 3000),
    ].map { Array($0.utf8) }

    /// A well-formed answer after some accidents.
    private func mutated(using generator: inout Xoshiro256) -> [UInt8] {
        var bytes = Self.whole[generator.integer(below: Self.whole.count)]
        for _ in 0...generator.integer(below: 4) {
            let place = generator.integer(below: bytes.count + 1)
            switch generator.integer(below: 5) {
            case 0: bytes.removeSubrange(place...)
            case 1: if place < bytes.count { bytes[place] ^= UInt8(1 << generator.integer(below: 8)) }
            case 2: bytes.insert(contentsOf: Self.pieces[generator.integer(below: Self.pieces.count)], at: place)
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + generator.integer(below: 20)))
            default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + generator.integer(below: 200))], at: place)
            }
        }
        return bytes
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func mutatedAnswersEndInAReplyOrAFault(seed: UInt64) {
        var generator = Xoshiro256(seed: seed, stream: "answers")
        for round in 0..<1000 {
            let bytes = mutated(using: &generator)
            var parser = ResponseParser(largestBody: Self.bound)
            do throws(TransportFault) {
                var rest = bytes[...]
                while !rest.isEmpty {
                    let part = rest.prefix(1 + generator.integer(below: 100))
                    rest = rest.dropFirst(part.count)
                    try parser.take(part)
                    #expect(parser.reply.body.count <= Self.bound, "seed \(seed), round \(round)")
                }
                try parser.takeEnd(isProven: true)
                #expect(parser.isDone && (200..<600).contains(parser.reply.status), "seed \(seed), round \(round)")
            } catch {
                #expect(!error.reason.isEmpty && error.reason.utf8.count < 400, "seed \(seed), round \(round)")
            }
            // What the client makes of it.
            if let header = parser.reply.retryAfter, let pause = seconds(retryAfter: header) { #expect(pause >= 0) }
        }
    }

    /// What is repeated without end is refused before it is held.
    @Test(arguments: [
        ("HTTP/1.1 200 OK\r\n", "X: y\r\n"), ("HTTP/1.1 200 OK\r\n", "x"), ("HTTP/1.1 200 OK\r\n", ":\r\n"), ("", "HTTP/1.1 100 C\r\n\r\n"),
        ("", "\0"), ("", "\r\n"), ("HTTP/1.1 200 OK\r\n\r\n", " "), ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "0"),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1;a=b\r\n \r\n"),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na", "\0"),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X: y\r\n"),
    ])
    func nothingEndlessIsHeld(start: String, piece: String) {
        var parser = ResponseParser(largestBody: 1 << 20)
        let block = [UInt8](repeatElement(Array(piece.utf8), count: 65536 / piece.utf8.count).joined())
        do throws(TransportFault) {
            try parser.take(Array(start.utf8))
            for _ in 0..<1000 {
                try parser.take(block)
                #expect(parser.reply.body.count + parser.pending.count <= 1 << 20 + ResponseParser.longestHead + block.count)
            }
            Issue.record("took 64 MB of it")
        } catch {
            #expect(error.reason.utf8.count < 400)
        }
    }

    /// Over sockets, where the connection stays open behind one in ten.
    @Test(arguments: Scheme.tried) func mutatedAnswersThroughATransport(scheme: Scheme) throws {
        let seed: UInt64 = 7
        var generator = Xoshiro256(seed: seed, stream: "transport")
        let answers = (0..<(scheme == .http ? 600 : 150)).map { _ in mutated(using: &generator) }
        let server = try scheme.server { request in
            var response = LoopbackServer.Response(raw: answers[min(request.number, answers.count - 1)])
            response.linger = request.number % 10 == 0 ? 1 : 0
            return response
        }
        let transport = try HTTPTransport(server.url, largestAnswer: Self.bound)
        for round in answers.indices {
            let start = DispatchTime.now()
            if case .success(let reply) = transport.post(Array("{}".utf8), timeout: 0.3) {
                #expect((200..<600).contains(reply.status) && reply.body.count <= Self.bound, "seed \(seed), round \(round)")
            }
            #expect(DispatchTime.now() < start + 2, "seed \(seed), round \(round)")
        }
    }
}
