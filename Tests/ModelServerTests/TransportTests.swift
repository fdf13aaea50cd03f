import Foundation
import LoopbackServer
import Testing

@testable import ModelServer

/// Both transports, against one server over http.
@Suite struct TransportTests {
    enum Kind: CaseIterable { case socket, session }

    private func transport(_ kind: Kind, _ url: String, key: String? = nil) throws -> any Transport {
        let endpoint = try Endpoint(url, method: "embeddings", environment: key.map { ["USERGAP_API_KEY": $0] } ?? [:])
        return kind == .socket ? SocketTransport(endpoint) : SessionTransport(endpoint, connections: 8)
    }

    @Test(arguments: Kind.allCases) func postsAndReceives(kind: Kind) throws {
        let server = try LoopbackServer { request in
            let fields = ["content-type", "authorization"].map { request.headers[$0] ?? "" }.joined(separator: " ")
            var response = LoopbackServer.Response(201, "\(request.path) \(fields) \(request.body.count)", headers: [("Retry-After", "9")])
            // Chunks have a trailer here, which a session does not survive.
            if request.number == 1, kind == .socket { response.chunks = 7 }
            return response
        }
        let transport = try transport(kind, server.url + "/x/embeddings?v=1", key: "k")
        defer { transport.close() }
        // The last is more than a socket takes at once.
        for size in [0, 10, 20_000_000] {
            let reply = try transport.post([UInt8](repeating: 0x20, count: size), timeout: 20).get()
            #expect(reply.status == 201 && reply.retryAfter == "9")
            #expect(String(decoding: reply.body, as: UTF8.self) == "/x/embeddings?v=1 application/json Bearer k \(size)")
        }
    }

    @Test(arguments: Kind.allCases) func keepsItsConnection(kind: Kind) throws {
        let server = try LoopbackServer { LoopbackServer.Response(200, "\($0.connection)") }
        let transport = try transport(kind, server.url)
        defer { transport.close() }
        for _ in 0..<5 { #expect(try transport.post([], timeout: 20).get().body == Array("1".utf8)) }
    }

    @Test func goesOnWhenTheServerClosesAKeptConnection() throws {
        let server = try LoopbackServer {
            LoopbackServer.Response(200, "\($0.connection)", headers: $0.number == 0 ? [("Connection", "close")] : [])
        }
        let transport = try transport(.socket, server.url)
        #expect(try (0..<3).map { _ in try transport.post([], timeout: 20).get().body } == ["1", "2", "2"].map { Array($0.utf8) })
    }

    @Test(arguments: Kind.allCases) func aRedirectionIsNotFollowed(kind: Kind) throws {
        let server = try LoopbackServer { _ in LoopbackServer.Response(302, "", headers: [("Location", "/elsewhere")]) }
        let transport = try transport(kind, server.url)
        defer { transport.close() }
        let reply = try transport.post([], timeout: 20).get()
        #expect(reply.status == 302 && reply.location == "/elsewhere" && server.requests == 1)
    }

    @Test(arguments: Kind.allCases) func theDeadlineHolds(kind: Kind) throws {
        let server = try LoopbackServer { _ in
            var response = LoopbackServer.Response(200, "late")
            response.delay = 3
            return response
        }
        let transport = try transport(kind, server.url)
        defer { transport.close() }
        #expect(transport.post([], timeout: 0.05) == .failure(.late(0.05)))
    }

    // Not a session that is cut off within the head: there Foundation itself ends the process.
    @Test(arguments: [(Kind.socket, 0), (.socket, 30), (.socket, 200), (.session, 0), (.session, 200)])
    func aLostConnectionIsAFault(kind: Kind, after bytes: Int) throws {
        let server = try LoopbackServer { _ in
            var response = LoopbackServer.Response(200, String(repeating: "x", count: 1000))
            response.cutAfter = bytes
            return response
        }
        let transport = try transport(kind, server.url)
        defer { transport.close() }
        guard case .failure(let fault) = transport.post([], timeout: 20) else {
            Issue.record("no fault")
            return
        }
        #expect(!fault.reason.isEmpty && fault != .late(20))
    }

    @Test(arguments: Kind.allCases) func nobodyThereIsAFault(kind: Kind) throws {
        let transport = try transport(kind, "http://127.0.0.1:1")
        defer { transport.close() }
        guard case .failure = transport.post([], timeout: 20) else {
            Issue.record("no fault")
            return
        }
    }

    @Test(arguments: Kind.allCases) func cancelEndsWhatIsUnderWay(kind: Kind) throws {
        let came = DispatchSemaphore(value: 0)
        let server = try LoopbackServer { _ in
            came.signal()
            var response = LoopbackServer.Response(200, "late")
            response.delay = 60
            return response
        }
        let transport = try transport(kind, server.url)
        defer { transport.close() }
        Thread.detachNewThread {
            came.wait()
            transport.cancel()
        }
        guard case .failure(let fault) = transport.post([], timeout: 50) else {
            Issue.record("no fault")
            return
        }
        #expect(fault != .late(50))
        #expect(transport.post([], timeout: 50) == .failure(.cancelled))
    }
}
