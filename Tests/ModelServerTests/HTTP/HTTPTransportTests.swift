import Foundation
import LoopbackServer
import Testing

@testable import ModelServer

/// The servers of tests: over http, and over https where this machine can make a certificate.
enum Scheme: String, CaseIterable, Sendable {
    case http, https

    static let tried: [Scheme] = TestCertificate.shared == nil ? [.http] : allCases

    func server(_ answer: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Response) throws -> LoopbackServer {
        try LoopbackServer(self == .https ? TestCertificate.shared : nil, answer)
    }
}

extension HTTPTransport {
    /// A transport that trusts the tests' certificate.
    convenience init(_ url: String, largestAnswer: Int = 1 << 26, _ environment: [String: String] = [:]) throws {
        let trusted = TestCertificate.shared.map { ["SSL_CERT_FILE": $0.file] } ?? [:]
        let endpoint = try Endpoint(url, method: "embeddings", environment: trusted.merging(environment) { $1 })
        try self.init(endpoint, largestAnswer: largestAnswer)
    }
}

@Suite struct HTTPTransportTests {
    typealias Response = LoopbackServer.Response

    @Test(arguments: Scheme.tried) func postsAndReceives(scheme: Scheme) throws {
        let server = try scheme.server { request in
            let fields = ["content-type", "authorization"].map { request.headers[$0] ?? "" }.joined(separator: " ")
            var response = Response(201, "\(request.path) \(fields) \(request.body.count)", headers: [("Retry-After", "9")])
            if request.number == 1 { response.chunks = 7 }
            return response
        }
        let transport = try HTTPTransport(server.url + "/x/embeddings?v=1", ["USERGAP_API_KEY": "k"])
        // The last is more than a socket takes at once.
        for size in [0, 10, 20_000_000] {
            let reply = try transport.post([UInt8](repeating: 0x20, count: size), timeout: 20).get()
            #expect(reply.status == 201 && reply.retryAfter == "9")
            #expect(String(decoding: reply.body, as: UTF8.self) == "/x/embeddings?v=1 application/json Bearer k \(size)")
        }
    }

    @Test(arguments: Scheme.tried) func receivesMuch(scheme: Scheme) throws {
        let body = [UInt8]((0..<20_000_000).map { UInt8(truncatingIfNeeded: $0 / 251) })
        let server = try scheme.server { request in
            var response = Response()
            response.body = body
            response.chunks = request.number == 1 ? 70_000 : nil
            return response
        }
        let transport = try HTTPTransport(server.url)
        for _ in 0..<2 { #expect(try transport.post([], timeout: 20).get().body == body) }
    }

    @Test(arguments: Scheme.tried) func keepsItsConnection(scheme: Scheme) throws {
        let server = try scheme.server { Response(200, "\($0.connection)") }
        let transport = try HTTPTransport(server.url)
        for _ in 0..<5 { #expect(try transport.post([], timeout: 20).get().body == Array("1".utf8)) }
    }

    @Test(arguments: Scheme.tried) func goesOnWhenTheServerClosesAKeptConnection(scheme: Scheme) throws {
        let server = try scheme.server { Response(200, "\($0.connection)", headers: $0.number == 0 ? [("Connection", "close")] : []) }
        let transport = try HTTPTransport(server.url)
        #expect(try (0..<3).map { _ in try transport.post([], timeout: 20).get().body } == ["1", "2", "2"].map { Array($0.utf8) })
    }

    @Test(arguments: Scheme.tried) func aRedirectionIsNotFollowed(scheme: Scheme) throws {
        let server = try scheme.server { _ in Response(302, "", headers: [("Location", "/elsewhere")]) }
        let reply = try HTTPTransport(server.url).post([], timeout: 20).get()
        #expect(reply.status == 302 && reply.location == "/elsewhere" && server.requests == 1)
    }

    @Test(arguments: Scheme.tried) func theDeadlineHolds(scheme: Scheme) throws {
        let server = try scheme.server { _ in
            var response = Response(200, "late")
            response.delay = 3
            return response
        }
        #expect(try HTTPTransport(server.url).post([], timeout: 0.3) == .failure(.late(0.3)))
    }

    /// The deadline is for the whole answer, however it is spread.
    @Test(arguments: Scheme.tried, ["drip", "endless head", "endless interim", "endless body", "endless chunks", "silence"])
    func noAnswerTakesLongerThanTheDeadline(scheme: Scheme, kind: String) throws {
        let pieces = [
            "endless head": ["HTTP/1.1 200 OK\r\n", "X: y\r\n"], "endless interim": ["", "HTTP/1.1 100 Continue\r\n\r\n"],
            "endless body": ["HTTP/1.1 200 OK\r\n\r\n", "          "],
            "endless chunks": ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1;x=y\r\n \r\n"],
        ]
        let server = try scheme.server { _ in
            var response = Response(raw: [])
            if let piece = pieces[kind] {
                response.raw = Array((piece[0] + String(repeating: piece[1], count: 1000)).utf8)
                response.isEndless = kind != "endless chunks"
                response.linger = 5
            } else {
                response.raw = Array((kind == "drip" ? "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" : "").utf8)
                response.drip = 0.05
                response.linger = 5
            }
            return response
        }
        let start = DispatchTime.now()
        guard case .failure(let fault) = try HTTPTransport(server.url, largestAnswer: 100_000).post([], timeout: 0.5) else {
            Issue.record("took it for an answer")
            return
        }
        #expect(fault == .late(0.5) || fault == .tooLong(100_000) || fault.reason.contains("begins") || fault.reason.contains("longer"))
        #expect(DispatchTime.now() < start + 3, "\(fault)")
    }

    @Test(arguments: Scheme.tried, [0, 30, 200]) func aLostConnectionIsAFault(scheme: Scheme, after bytes: Int) throws {
        let server = try scheme.server { _ in
            var response = Response(200, String(repeating: "x", count: 1000))
            response.cutAfter = bytes
            return response
        }
        guard case .failure(let fault) = try HTTPTransport(server.url).post([], timeout: 20) else {
            Issue.record("no fault")
            return
        }
        #expect(!fault.reason.isEmpty && fault != .late(20))
    }

    @Test(arguments: ["http", "https"]) func nobodyThereIsAFault(scheme: String) throws {
        guard scheme == "http" || TLSLibrary.system != nil else { return }
        guard case .failure(let fault) = try HTTPTransport("\(scheme)://127.0.0.1:1").post([], timeout: 20) else {
            Issue.record("no fault")
            return
        }
        #expect(fault.reason.hasPrefix("cannot connect"))
    }

    @Test(arguments: Scheme.tried) func cancelEndsWhatIsUnderWay(scheme: Scheme) throws {
        let came = DispatchSemaphore(value: 0)
        let server = try scheme.server { _ in
            came.signal()
            var response = Response(200, "late")
            response.delay = 60
            return response
        }
        let transport = try HTTPTransport(server.url)
        Thread.detachNewThread {
            came.wait()
            transport.cancel()
        }
        let start = DispatchTime.now()
        for _ in 0..<2 { #expect(transport.post([], timeout: 50) == .failure(.cancelled)) }
        #expect(DispatchTime.now() < start + 20)
    }

    /// A server that takes a connection and never speaks: the one who waits for its certificate can be cancelled too.
    @Test func cancelEndsAnAgreementUnderWay() throws {
        guard TLSLibrary.system != nil else { return }
        let silent = try LoopbackServer { _ in Response() }
        let transport = try HTTPTransport("https://127.0.0.1:\(silent.port)")
        Thread.detachNewThread {
            Thread.sleep(forTimeInterval: 0.2)
            transport.cancel()
        }
        #expect(transport.post([], timeout: 50) == .failure(.cancelled))
    }
}
