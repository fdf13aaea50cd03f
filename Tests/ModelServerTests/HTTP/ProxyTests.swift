import Foundation
import LoopbackServer
import Stage
import Testing

@testable import ModelServer

@Suite struct ProxyTests {
    private func proxy(_ host: String, _ environment: [String: String], scheme: String = "http") throws -> String? {
        try Proxy(forHost: host, scheme: scheme, environment).map { "\($0.host):\($0.port)" }
    }

    @Test func theVariablesAreThoseOfCurl() throws {
        #expect(try proxy("h", [:]) == nil && proxy("h", ["http_proxy": ""]) == nil)
        #expect(try proxy("h", ["http_proxy": "http://p:1", "all_proxy": "q:2"]) == "p:1")
        #expect(try proxy("h", ["HTTP_PROXY": "http://p:1", "ALL_PROXY": "q:2/"]) == "q:2")
        #expect(try proxy("h", ["https_proxy": "p"], scheme: "https") == "p:80")
        #expect(try proxy("h", ["HTTPS_PROXY": "http://u:x@[::1]:3128", "http_proxy": "q"], scheme: "https") == "::1:3128")
    }

    @Test(arguments: [
        ("api.example.org", "example.org", true), ("api.example.org", "a.org, .Example.org", true),
        ("badexample.org", "example.org", false),
        ("h", "*", true), ("h", "", false), ("10.1.2.3", "10.0.0.0/8", true), ("11.1.2.3", "10.0.0.0/8", false),
        ("10.1.2.3", "10.1.2.0/23 ", true), ("10.1.4.3", "10.1.2.0/23", false), ("10.1.2.3", "0.0.0.0/0", true),
        ("fd00::1", "fd00::/8", true),
        ("10.1.2.3", "10.1.2.3", true), ("10.1.2.3", "10.0.0.0/99", false), ("h", "h/8", false),
    ])
    func noProxyNamesHostsDomainsAndNetworks(host: String, list: String, isExempt: Bool) throws {
        #expect(try (proxy(host, ["http_proxy": "p", "no_proxy": list]) == nil) == isExempt)
    }

    @Test(arguments: ["localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "127.1.2.3", "::1"]) func thisMachineIsAskedDirectly(
        host: String
    ) throws {
        #expect(try proxy(host, ["http_proxy": "p", "all_proxy": "p"]) == nil)
    }

    @Test(arguments: ["socks5://me:secret@p:1", "https://me:secret@p", "http://", "p:0", "p:70000"]) func whatIsNoProxyIsRefused(
        text: String
    ) {
        let thrown = failure { try proxy("h", ["http_proxy": text]) }
        #expect(thrown?.status == .usage && thrown?.message.contains("secret") == false)
    }

    @Test func aProxyIsAskedForTheWholeAddress() throws {
        let server = try LoopbackServer {
            .init(200, "\($0.method) \($0.path) \($0.headers["host"] ?? "") \($0.headers["proxy-authorization"] ?? "")")
        }
        let transport = try HTTPTransport("http://models.example/v1?a=1", ["http_proxy": "http://me:x%40y@127.0.0.1:\(server.port)"])
        for _ in 0..<2 {
            let body = String(decoding: try transport.post([], timeout: 20).get().body, as: UTF8.self)
            #expect(
                body == "POST http://models.example/v1/embeddings?a=1 models.example Basic \(Data("me:x@y".utf8).base64EncodedString())")
        }
    }

    /// The proxy sees neither path nor key.
    @Test(.enabled(if: TestCertificate.shared != nil)) func https_goesThroughATunnel() throws {
        let server = try Scheme.https.server { .init(200, "\($0.connection) \($0.path) \($0.headers["proxy-authorization"] ?? "none")") }
        let port = server.port
        let proxy = try LoopbackServer { request in
            guard request.method == "CONNECT", request.path == "models.example:443", request.headers["authorization"] == nil else {
                return .init(500)
            }
            var response = LoopbackServer.Response(200)
            response.tunnel = port
            return response
        }
        let transport = try HTTPTransport(
            "https://models.example", ["https_proxy": "me:x@127.0.0.1:\(proxy.port)", "USERGAP_API_KEY": "k"])
        for _ in 0..<3 {
            #expect(try String(decoding: transport.post([], timeout: 20).get().body, as: UTF8.self) == "1 /v1/embeddings none")
        }
        #expect(proxy.requests == 1)
    }

    @Test(.enabled(if: TLSLibrary.system != nil), arguments: [(407, true), (502, false)])
    func aProxyThatSaysNoIsNamed(status: Int, isLasting: Bool) throws {
        let proxy = try LoopbackServer { _ in .init(status, "no") }
        let transport = try HTTPTransport("https://models.example", ["https_proxy": "http://127.0.0.1:\(proxy.port)"])
        guard case .failure(let fault) = transport.post([], timeout: 20) else {
            Issue.record("no fault")
            return
        }
        #expect(fault.reason == "the proxy 127.0.0.1:\(proxy.port) does not connect to models.example:443: status \(status)")
        #expect(fault.isLasting == isLasting)
    }
}
