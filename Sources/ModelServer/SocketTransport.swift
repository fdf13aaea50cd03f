import Foundation

/// HTTP/1.1 over plain sockets, with connections that are kept, for servers in the same network.
///
/// Not by URLSession, which on Linux keeps a core busy while it waits for an answer on a new connection, or to a body of
/// more than 64 KB: it goes on watching whether the socket can be written; and which ends the process where an answer is cut
/// off within its head or has trailers. Proxies are not used.
// Sendable because what changes is touched under `lock` alone.
final class SocketTransport: Transport, @unchecked Sendable {
    private let host: String
    private let port: Int
    /// The head of a request up to its length.
    private let head: String
    private let lock = NSLock()
    private var idle: [SocketConnection] = []
    private var busy: [ObjectIdentifier: SocketConnection] = [:]
    private var isCancelled = false

    init(_ endpoint: Endpoint) {
        let parts = URLComponents(url: endpoint.url, resolvingAgainstBaseURL: false)
        host = (parts?.host ?? "").trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        port = parts?.port ?? 80
        let target = (parts?.percentEncodedPath ?? "/") + (parts?.percentEncodedQuery.map { "?\($0)" } ?? "")
        let name = (host.contains(":") ? "[\(host)]" : host) + (parts?.port.map { ":\($0)" } ?? "")
        let headers = [("Host", name)] + endpoint.headers
        head = "POST \(target) HTTP/1.1\r\n" + headers.map { "\($0): \($1)\r\n" }.joined()
    }

    func cancel() {
        lock.withLock {
            isCancelled = true
            for connection in busy.values { connection.interrupt() }
        }
    }

    func close() { lock.withLock { idle = [] } }

    func post(_ body: [UInt8], timeout: Double) -> Result<Reply, TransportFault> {
        let deadline = Deadline(seconds: timeout)
        do throws(TransportFault) {
            let connection = try connection(deadline)
            try begin(connection)
            defer { end(connection) }
            return .success(try connection.exchange(Array("\(head)Content-Length: \(body.count)\r\n\r\n".utf8) + body, deadline))
        } catch {
            return .failure(lock.withLock { isCancelled } ? .cancelled : error)
        }
    }

    /// A connection that is kept and that the server has not closed meanwhile, or a new one.
    private func connection(_ deadline: Deadline) throws(TransportFault) -> SocketConnection {
        while let kept = lock.withLock({ idle.popLast() }) { if kept.isAlive { return kept } }
        return try SocketConnection(host: host, port: port, deadline)
    }

    private func begin(_ connection: SocketConnection) throws(TransportFault) {
        let isCancelled = lock.withLock {
            busy[ObjectIdentifier(connection)] = connection
            return self.isCancelled
        }
        if isCancelled { throw .cancelled }
    }

    private func end(_ connection: SocketConnection) {
        lock.withLock {
            busy[ObjectIdentifier(connection)] = nil
            if connection.isReusable { idle.append(connection) }
        }
    }
}
