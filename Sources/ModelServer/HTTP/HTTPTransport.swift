import Foundation
import Stage

/// Posts JSON to a server by HTTP/1.1, over connections that are kept, and waits for what comes back. May be used by many
/// threads at once.
///
/// Redirections are not followed: a POST would become a GET, and the key would go to another host. Not by URLSession, which on
/// Linux keeps a core busy while it waits, and ends the process where an answer is cut off within its head or has trailers.
// Sendable because `idle` is touched under `lock` alone.
final class HTTPTransport: @unchecked Sendable {
    private let endpoint: Endpoint
    private let largestAnswer: Int
    /// What encrypted connections share; nil for http.
    private let encryption: TLSContext?
    /// The head of a request up to its length.
    private let head: String
    private let cancellation = Cancellation()
    private let lock = NSLock()
    private var idle: [HTTPConnection] = []

    /// `largestAnswer` is in bytes. Throws where https cannot be spoken on this machine.
    init(_ endpoint: Endpoint, largestAnswer: Int) throws {
        self.endpoint = endpoint
        self.largestAnswer = largestAnswer
        encryption = endpoint.isEncrypted ? try TLSContext(endpoint.authorities) : nil
        let proxy = endpoint.isEncrypted ? nil : endpoint.proxy
        let target = (proxy == nil ? "" : "http://\(endpoint.authority)") + endpoint.target
        head = "POST \(target) HTTP/1.1\r\n" + lines([("Host", endpoint.authority)] + endpoint.headers + (proxy?.headers ?? []))
    }

    /// Ends what is under way, and lets nothing more begin.
    func cancel() { cancellation.cancel() }

    /// What came back within `timeout` seconds, from the first byte sent to the last one received.
    func post(_ body: [UInt8], timeout: Double) -> Result<Reply, TransportFault> {
        let deadline = Deadline(seconds: timeout, cancellation)
        do throws(TransportFault) {
            if cancellation.isCancelled { throw .cancelled }
            let connection = try connection(deadline)
            let request = Array("\(head)Content-Length: \(body.count)\r\n\r\n".utf8) + body
            let reply = try connection.exchange(request, largest: largestAnswer, deadline)
            if connection.isReusable { lock.withLock { idle.append(connection) } }
            return .success(reply)
        } catch {
            return .failure(cancellation.isCancelled ? .cancelled : error)
        }
    }

    /// A connection that is kept and that the server has not closed meanwhile, or a new one.
    private func connection(_ deadline: Deadline) throws(TransportFault) -> HTTPConnection {
        while let kept = lock.withLock({ idle.popLast() }) { if kept.isAlive { return kept } }
        let (host, port) = endpoint.proxy.map { ($0.host, $0.port) } ?? (endpoint.host, endpoint.port)
        let socket = try Socket(host: host, port: port, deadline)
        guard let encryption else { return HTTPConnection(socket) }
        try endpoint.proxy?.openTunnel(through: socket, to: "\(bracketed(endpoint.host)):\(endpoint.port)", deadline)
        return HTTPConnection(try TLSStream(encryption, over: socket, host: endpoint.host, deadline))
    }
}

/// The host as it stands before a port.
func bracketed(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }

/// Headers as they are sent.
func lines(_ headers: [(name: String, value: String)]) -> String { headers.map { "\($0.name): \($0.value)\r\n" }.joined() }

extension Endpoint {
    fileprivate var headers: [(name: String, value: String)] {
        [("Content-Type", "application/json"), ("Accept", "application/json"), ("User-Agent", "usergap/\(Program.version)")]
            + (authorization.map { [("Authorization", $0)] } ?? [])
    }
}
