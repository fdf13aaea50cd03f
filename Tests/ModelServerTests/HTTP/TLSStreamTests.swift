import Foundation
import LoopbackServer
import Stage
import Testing

@testable import ModelServer

@Suite(.enabled(if: TestCertificate.shared != nil)) struct TLSStreamTests {
    private func fault(_ url: String, _ environment: [String: String] = [:]) throws -> TransportFault? {
        if case .failure(let fault) = try HTTPTransport(url, environment).post([], timeout: 20) { fault } else { nil }
    }

    @Test func aCertificateMustBeTrusted() throws {
        let server = try Scheme.https.server { _ in .init() }
        let other = try #require(TestCertificate(names: "DNS:localhost"))
        for environment in [["SSL_CERT_FILE": other.file], ["SSL_CERT_FILE": ""]] {
            let fault = try #require(try fault(server.url, environment))
            #expect(fault.reason.hasPrefix("the certificate of 'localhost' is not trusted: self"), "\(fault)")
            #expect(fault.isLasting && fault.hint?.contains("SSL_CERT_FILE") == true && server.requests == 0)
        }
        #expect(try fault(server.url) == nil)
    }

    @Test func aCertificateMustBeForTheHost() throws {
        let server = try Scheme.https.server { _ in .init() }
        let fault = try #require(try fault("https://127.0.0.1:\(server.port)"))
        #expect(fault.reason.contains("IP address mismatch") && server.requests == 0, "\(fault)")
        let other = try #require(TestCertificate(names: "DNS:other.example"))
        let named = try #require(try self.fault(try LoopbackServer(other) { _ in .init() }.url, ["SSL_CERT_FILE": other.file]))
        #expect(named.reason.contains("ostname mismatch") && named.isLasting, "\(named)")
    }

    @Test func aCertificateMayBeForAnAddress() throws {
        let certificate = try #require(TestCertificate(names: "IP:127.0.0.1"))
        let server = try LoopbackServer(certificate) { _ in .init() }
        #expect(try fault("https://127.0.0.1:\(server.port)", ["SSL_CERT_FILE": certificate.file]) == nil)
    }

    /// Tried once, and named.
    @Test func anUntrustedServerEndsTheRun() throws {
        let server = try Scheme.https.server { _ in .init() }
        let endpoint = try Endpoint(server.url, method: "embeddings", environment: [:])
        let client = try Client(endpoint, retries: 5, timeout: 20, largestAnswer: 1000)
        var jitter = SystemRandomNumberGenerator()
        let thrown = failure { try client.ask([], jitter: &jitter) { _ in } }
        #expect(thrown?.status == .unavailable && thrown?.message.contains("is not trusted") == true && client.counts.sent == 1)
        #expect(thrown?.hint?.contains("SSL_CERT_FILE") == true)
    }

    /// Without the notice that ends an encrypted connection, somebody else may have ended it.
    @Test(arguments: [true, false]) func withoutALengthTheServerMustSayThatItIsDone(isCut: Bool) throws {
        let server = try Scheme.https.server { _ in
            var response = LoopbackServer.Response(raw: Array("HTTP/1.1 200 OK\r\n\r\n{}".utf8))
            response.isCut = isCut
            return response
        }
        #expect(try fault(server.url)?.reason == (isCut ? "the connection was closed within the answer" : nil))
    }

    @Test func aServerThatSpeaksNoTLSIsAFault() throws {
        let plain = try LoopbackServer { _ in .init(raw: Array("SSH-2.0\r\n".utf8)) }
        let fault = try #require(try fault("https://localhost:\(plain.port)"))
        #expect(!fault.reason.isEmpty && !fault.isLasting, "\(fault)")
        // And the other way round.
        let encrypted = try Scheme.https.server { _ in .init() }
        #expect(try self.fault("http://localhost:\(encrypted.port)") != nil)
    }

    @Test func certificatesThatAreNotThereAreNamed() {
        let thrown = failure { try HTTPTransport("https://localhost", ["SSL_CERT_FILE": "/nowhere.pem"]) }
        #expect(thrown?.status == .noInput && thrown?.message.contains("/nowhere.pem") == true)
    }

    @Test func aLibraryThatIsMissingOrAnotherIsNone() {
        #expect(TLSLibrary("libnone.so.9") == nil && TLSLibrary("libm.so.6") == nil)
    }
}
