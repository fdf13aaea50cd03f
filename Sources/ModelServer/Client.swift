import Foundation
import Stage

/// A server said no to a request, and will again.
public struct Refusal: Error, Sendable {
    public var status: Int
    public var failure: Failure

    /// Whether the server objects to what the request holds, rather than to who asks, or where.
    public var isAboutContent: Bool { [400, 413, 422].contains(status) }
}

/// Asks a server, again and again where that may help. May be used by many threads at once.
// Sendable because what changes is touched under `condition` alone.
public final class Client: @unchecked Sendable {
    /// Seconds that a server may ask to be left alone; if it asks for more, the run ends.
    static let longestPause = 600.0

    public let endpoint: Endpoint
    private let transport: HTTPTransport
    private let retries: Int
    private let timeout: Double
    private let backoff: Backoff
    private let condition = NSCondition()
    private var ended: Failure?
    private var sent = 0
    private var repeated = 0

    /// `retries` tries follow the first one; each may take `timeout` seconds, and an answer hold `largestAnswer` bytes. Throws where
    /// https cannot be spoken on this machine.
    public init(_ endpoint: Endpoint, retries: Int, timeout: Double, largestAnswer: Int, backoff: Backoff = Backoff()) throws {
        self.endpoint = endpoint
        self.retries = retries
        self.timeout = timeout
        self.backoff = backoff
        transport = try HTTPTransport(endpoint, largestAnswer: largestAnswer)
    }

    /// Requests that were sent, and how many of them because an earlier one had failed.
    public var counts: (sent: Int, repeated: Int) { condition.withLock { (sent, repeated) } }

    /// Ends the requests under way and all later ones by `failure`; the first call counts. Returns the failure of that call, which is
    /// the cause where a request failed because it was cancelled.
    @discardableResult public func end(by failure: Failure) -> Failure {
        let cause = condition.withLock {
            let cause = ended ?? failure
            ended = cause
            condition.broadcast()
            return cause
        }
        transport.cancel()
        return cause
    }

    /// Posts `body` and gives the answer to `read`, which throws a Failure where it is not what was asked for.
    ///
    /// Tried again: no answer, 408, 409, 425, 429, 5xx and an answer that `read` does not take. Any other status is a
    /// Refusal. When no try is left, throws a Failure of status 69, or 65 where the last answer was a wrong one.
    public func ask<Answer>(
        _ body: [UInt8], jitter: inout some RandomNumberGenerator, read: (Record) throws -> Answer
    ) throws -> Answer {
        for attempt in 0... {
            try condition.withLock {
                if let ended { throw ended }
                sent += 1
                repeated += attempt > 0 ? 1 : 0
            }
            var problem: Failure
            var pause = 0.0
            var isLast = attempt >= retries
            switch transport.post(body, timeout: timeout) {
            case .success(let reply) where (200..<300).contains(reply.status):
                do {
                    return try read(Record(bytes: Bytes(reply.body), range: 0..<reply.body.count, place: Place(file: "answer", line: 1)))
                } catch let failure as Failure {
                    problem = saying(.data, "a wrong answer: \(failure.reason); it begins \(quoted(reply.body))")
                }
            case .success(let reply) where [408, 409, 425, 429].contains(reply.status) || reply.status >= 500:
                problem = saying(.unavailable, describe(reply))
                pause = reply.retryAfter.flatMap { seconds(retryAfter: $0) } ?? 0
            case .success(let reply): throw refusal(reply)
            case .failure(let fault):
                // A request that was cancelled is no cause.
                try condition.withLock { if let ended { throw ended } }
                problem = saying(.unavailable, fault.reason)
                problem.hint = fault.hint
                isLast = isLast || fault.isLasting
            }
            if pause > Client.longestPause {
                problem.message += "; it asks to wait \(pause < 1e9 ? "\(Int(pause)) s" : "1000000000 s and more")"
                isLast = true
            }
            if isLast {
                problem.message += attempt > 0 ? " (tried \(attempt + 1) times)" : ""
                throw problem
            }
            try rest(max(pause, backoff.delay(attempt: attempt, using: &jitter)))
        }
        throw Failure(.software, "\(endpoint.name): out of tries")
    }

    /// Waits, unless the run ends.
    private func rest(_ seconds: Double) throws {
        let deadline = Date(timeIntervalSinceNow: seconds)
        try condition.withLock {
            while ended == nil, condition.wait(until: deadline) {}
            if let ended { throw ended }
        }
    }

    // MARK: What came

    private func saying(_ status: ExitStatus, _ message: String) -> Failure {
        Failure(status, "\(endpoint.name): \(endpoint.withoutKey(message))")
    }

    private func refusal(_ reply: Reply) -> Refusal {
        var refusal = Refusal(status: reply.status, failure: saying(.unavailable, describe(reply)))
        if refusal.isAboutContent { refusal.failure.status = .data }
        refusal.failure.hint =
            switch reply.status {
            case 401, 403:
                "\(endpoint.hasKey ? "a" : "no") key was sent; it is read from \(Endpoint.keyVariables.joined(separator: " or "))"
            case 404, 405: "is the address right, and does the server have the model?"
            case 300..<400: reply.location.map { "it points to \(endpoint.withoutKey(withoutSecrets($0))); give that address" }
            default: nil
            }
        return refusal
    }

    private func describe(_ reply: Reply) -> String {
        "status \(reply.status)\(reply.body.isEmpty ? "" : ": \(serverMessage(reply.body))")"
    }
}

/// What a server says in an error's body, in one of the forms in use: {error: {message}}, {error}, {message}, {detail}, {detail: [{msg}]}.
func serverMessage(_ body: [UInt8]) -> String {
    guard let record = try? Record(bytes: Bytes(body), range: 0..<body.count, place: Place(file: "answer", line: 1)) else {
        return quoted(body)
    }
    let candidates = [
        record["error"]?["message"], record["error"], record["message"], record["detail"], record["detail"]?.elements.first?["msg"],
    ]
    return candidates.lazy.compactMap { $0?.string }.first.map { shortened($0) } ?? quoted(body)
}

/// The beginning of what came, for a message.
private func quoted(_ body: [UInt8]) -> String {
    if body.isEmpty { return "with nothing" }
    return "'\(shortened(String(decoding: body.prefix(800), as: UTF8.self)))'"
}

/// On one line, 200 characters at most.
private func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 200 ? "\(line.prefix(200))..." : line
}
