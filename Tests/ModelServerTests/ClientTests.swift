import Foundation
import LoopbackServer
import Numerics
import Stage
import Testing

@testable import ModelServer

@Suite struct ClientTests {
    private typealias Response = LoopbackServer.Response

    /// Asks a server that answers by `responses` in turn, the last one again and again, for the field `value`.
    private func ask(_ responses: [LoopbackServer.Response], retries: Int = 3, key: String? = nil) throws -> (
        answer: Result<Int, any Error>, requests: Int, counts: (sent: Int, repeated: Int)
    ) {
        let server = try LoopbackServer { responses[min($0.number, responses.count - 1)] }
        let endpoint = try Endpoint(server.url, method: "embeddings", environment: key.map { ["OPENAI_API_KEY": $0] } ?? [:])
        let client = try Client(
            endpoint, retries: retries, timeout: 20, largestAnswer: 10_000, backoff: Backoff(first: 0.001, longest: 0.01))
        var jitter = Xoshiro256(seed: 1, stream: "test")
        let answer = Result { try client.ask(Array("{}".utf8), jitter: &jitter) { try $0.integer("value") } }
        return (answer, server.requests, client.counts)
    }

    private func failure(_ responses: [LoopbackServer.Response], key: String? = nil) throws -> (Failure, requests: Int) {
        let (answer, requests, _) = try ask(responses, key: key)
        return (try #require(ModelServerTests.failure { try answer.get() }), requests)
    }

    private static let good = LoopbackServer.Response(200, #"{"value":7}"#)

    private static func dropped() -> LoopbackServer.Response {
        var response = LoopbackServer.Response()
        response.cutAfter = 0
        return response
    }

    @Test(arguments: [408, 409, 425, 429, 500, 502, 503, 504, 529]) func triesAgainWhereItMayHelp(status: Int) throws {
        let (answer, requests, counts) = try ask([Response(status), Response(status), Self.good])
        #expect(try answer.get() == 7)
        #expect(requests == 3 && counts == (3, 2))
    }

    @Test func triesAgainAfterAWrongAnswerOrNone() throws {
        let (answer, requests, _) = try ask([Self.dropped(), Response(200, #"{"value":"#), Response(200, "{}"), Self.good])
        #expect(try answer.get() == 7 && requests == 4)
    }

    @Test func givesUpWhenNoTryIsLeft() throws {
        let (busy, requests) = try failure([Response(503, #"{"error":{"message":"loading\nthe model"}}"#)])
        #expect(
            busy.status == .unavailable && busy.message.hasSuffix("/v1/embeddings: status 503: loading the model (tried 4 times)")
                && requests == 4)
        let (lost, _) = try failure([Self.dropped()])
        #expect(lost.status == .unavailable && lost.message.contains("closed without an answer"))
        let (wrong, _) = try failure([Response(200, "<!DOCTYPE html>\n<title>Log in</title>" + String(repeating: "x", count: 5000))])
        #expect(wrong.status == .data && wrong.message.contains("begins '<!DOCTYPE html> <title>Log in</title>xx"))
        #expect(wrong.message.count < 500)
    }

    @Test(arguments: [400, 401, 403, 404, 413, 422, 301]) func aRefusalIsNotAskedAgain(status: Int) throws {
        let (answer, requests, _) = try ask([
            Response(status, #"{"detail":[{"msg":"no such thing"}]}"#, headers: [("Location", "http://there/")])
        ])
        #expect(requests == 1)
        do {
            _ = try answer.get()
            Issue.record("no refusal")
        } catch let refusal as Refusal {
            #expect(refusal.isAboutContent == [400, 413, 422].contains(status))
            #expect(refusal.failure.message.contains("status \(status): no such thing"))
            #expect(refusal.failure.status == (refusal.isAboutContent ? .data : .unavailable))
            if status == 301 { #expect(refusal.failure.hint?.contains("http://there/") == true) }
        }
    }

    @Test func retryAfterIsWaitedFor() throws {
        let start = DispatchTime.now()
        let (answer, _, _) = try ask([Response(429, headers: [("Retry-After", "0.3")]), Self.good])
        #expect(try answer.get() == 7)
        #expect(DispatchTime.now() >= start + 0.3)  // the pauses of this client's own are 0.01 s at most
    }

    @Test(arguments: [
        ("3600", "3600 s"), ("601.5", "601 s"), ("1e19", "1000000000 s and more"), ("9223372036854775808", "1000000000 s and more"),
        ("1e400", "1000000000 s and more"), ("Fri, 31 Dec 9999 23:59:59 GMT", "1000000000 s and more"),
    ])
    func aServerThatWantsAnHourEndsTheRun(header: String, says: String) throws {
        let (failure, requests) = try failure([Response(429, headers: [("Retry-After", header)])])
        #expect(failure.status == .unavailable && failure.message.hasSuffix("asks to wait \(says)") && requests == 1)
    }

    @Test(arguments: [
        "0", "-1", "-1e400", "nan", "inf", "", " ", "soon", "0x", "Fri, 31 Dec 1999 23:59:59 GMT", String(repeating: "9", count: 5000),
    ])
    func aRetryAfterThatIsNoPauseIsNone(header: String) throws {
        let (answer, requests, _) = try ask([Response(429, headers: [("Retry-After", header)]), Self.good])
        #expect(try answer.get() == 7 && requests == 2)
    }

    @Test func theKeyIsInNoMessage() throws {
        let key = "sk-secret-1"
        for response in [
            Response(401, #"{"error":{"message":"Incorrect key: sk-secret-1"}}"#), Response(500, "sk-secret-1"),
            Response(200, "sk-secret-1"),
        ] {
            let (failure, _) = try failure([response], key: key)
            #expect(!failure.lines(program: "p").contains(key) && failure.message.contains("[key]"), "\(failure)")
        }
        let (moved, _) = try failure([Response(302, headers: [("Location", "http://u:sk-secret-1@h/?key=sk-other")])])
        #expect(moved.hint?.contains("http://[hidden]@h/?[hidden]") == true, "\(moved)")
        let (unlocked, _) = try failure([Response(401)])
        #expect(unlocked.hint?.contains("no key was sent") == true)
    }

    @Test func endMakesWaitingRequestsThrow() throws {
        let came = DispatchSemaphore(value: 0)
        let server = try LoopbackServer { _ in
            came.signal()
            return Response(503, headers: [("Retry-After", "500")])
        }
        let client = try Client(
            try Endpoint(server.url, method: "embeddings", environment: [:]), retries: 3, timeout: 20, largestAnswer: 10_000)
        Thread.detachNewThread {
            came.wait()
            client.end(by: Failure(.inputOutput, "the disk is full"))
        }
        var jitter = Xoshiro256(seed: 1, stream: "test")
        for _ in 0..<2 {
            let thrown = ModelServerTests.failure { try client.ask([], jitter: &jitter) { try $0.integer("value") } }
            #expect(thrown?.message == "the disk is full")
        }
        #expect(server.requests == 1)
    }

    /// The one that failed is the cause, whatever became of the others, also without a try left.
    @Test(arguments: [0, 3]) func requestsThatWereCancelledNameTheCause(retries: Int) throws {
        let server = try LoopbackServer { request in
            var response = Response(request.number == 3 ? 401 : 200, #"{"error":"the cause"}"#)
            response.delay = request.number == 3 ? 0.1 : 60
            return response
        }
        let client = try Client(
            try Endpoint(server.url, method: "embeddings", environment: [:]), retries: retries, timeout: 50, largestAnswer: 1000)
        let messages = Messages()
        let threads = DispatchGroup()
        for number in 0..<4 {
            threads.enter()
            Thread.detachNewThread {
                var jitter = Xoshiro256(seed: UInt64(number), stream: "test")
                if let thrown = ModelServerTests.failure(of: { try client.ask([], jitter: &jitter) { try $0.integer("value") } }) {
                    messages.add(client.end(by: thrown).message)
                }
                threads.leave()
            }
        }
        threads.wait()
        #expect(messages.all.count == 4 && messages.all.allSatisfy { $0.hasSuffix("status 401: the cause") }, "\(messages.all)")
    }

    @Test(arguments: [
        (#"{"error":{"message":"a"}}"#, "a"), (#"{"error":"b","error_type":"x"}"#, "b"), (#"{"object":"error","message":"c"}"#, "c"),
        (#"{"detail":"d"}"#, "d"), (#"{"detail":[{"msg":"e"}]}"#, "e"), ("plain", "'plain'"), ("{}", "'{}'"), ("", "with nothing"),
    ])
    func serversSayWhatIsWrongInManyForms(body: String, message: String) {
        #expect(serverMessage(Array(body.utf8)) == message)
    }
}

private final class Messages: @unchecked Sendable {  // `messages` is only touched under `lock`
    private let lock = NSLock()
    private var messages: [String] = []

    var all: [String] { lock.withLock { messages } }
    func add(_ message: String) { lock.withLock { messages.append(message) } }
}
