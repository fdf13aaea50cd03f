import Foundation

/// An HTTP/1.1 server for tests: a thread a connection, and a closure that says what is sent back. It lives as long as the
/// process, so that no test has to hold it.
public final class LoopbackServer: @unchecked Sendable {  // `count` is only touched under `lock`
    public struct Request: Sendable {
        public var path = ""
        /// By lower-case name.
        public var headers: [String: String] = [:]
        public var body: [UInt8] = []
        /// From 0, over all connections.
        public var number = 0
        public var connection = 0
    }

    public struct Response: Sendable {
        public var status: Int
        public var headers: [(String, String)]
        public var body: [UInt8]
        /// Seconds before anything is sent.
        public var delay = 0.0
        /// Bytes after which the connection is closed; 0 for one that is dropped at once.
        public var cutAfter: Int?
        /// Sent in pieces of this many bytes, without a length ahead.
        public var chunks: Int?

        public init(_ status: Int = 200, _ body: String = "", headers: [(String, String)] = []) {
            self.status = status
            self.headers = headers
            self.body = Array(body.utf8)
        }

        var bytes: [UInt8] {
            var head = "HTTP/1.1 \(status) Status\r\n" + headers.map { "\($0): \($1)\r\n" }.joined()
            guard let chunks else { return Array("\(head)Content-Length: \(body.count)\r\n\r\n".utf8) + body }
            head += "Transfer-Encoding: chunked\r\n\r\n"
            var bytes = Array(head.utf8)
            for start in stride(from: 0, to: body.count, by: chunks) {
                let piece = body[start..<min(start + chunks, body.count)]
                bytes += Array("\(String(piece.count, radix: 16));x=y\r\n".utf8) + piece + Array("\r\n".utf8)
            }
            return bytes + Array("0\r\nX-Trailer: 1\r\n\r\n".utf8)
        }
    }

    public let port: Int
    public var url: String { "http://127.0.0.1:\(port)" }
    private let listener: Int32
    private let answer: @Sendable (Request) -> Response
    private let lock = NSLock()
    private var count = 0
    private var connections = 0

    public init(_ answer: @escaping @Sendable (Request) -> Response) throws {
        self.answer = answer
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isBound = withUnsafeMutableBytes(of: &address) { bytes in
            let address = bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self)  // not empty
            return bind(listener, address, length) == 0 && Foundation.listen(listener, 128) == 0
                && getsockname(listener, address, &length) == 0
        }
        guard isBound else { throw POSIXError(.EADDRINUSE) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { self.listen() }
    }

    private func listen() {
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { continue }
            let number = lock.withLock {
                connections += 1
                return connections
            }
            Thread.detachNewThread {
                while self.serve(connection, number) {}
                close(connection)
            }
        }
    }

    /// Requests that came, whatever was answered.
    public var requests: Int { lock.withLock { count } }

    /// Answers one request; false where the connection is over.
    private func serve(_ connection: Int32, _ connectionNumber: Int) -> Bool {
        guard var request = receive(connection) else { return false }
        request.connection = connectionNumber
        request.number = lock.withLock {
            count += 1
            return count - 1
        }
        let response = answer(request)
        if response.delay > 0 { Thread.sleep(forTimeInterval: response.delay) }
        let bytes = response.bytes
        let isSent = send(bytes.prefix(response.cutAfter ?? bytes.count), to: connection)
        return isSent && response.cutAfter == nil && !response.headers.contains { $0 == ("Connection", "close") }
    }

    private func receive(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        func more() -> Bool {
            let count = recv(connection, &buffer, buffer.count, 0)
            if count > 0 { bytes += buffer[..<count] }
            return count > 0
        }
        let end = Array("\r\n\r\n".utf8)
        var headEnd: Int?
        while headEnd == nil {
            guard more() else { return nil }
            headEnd = bytes.firstRange(of: end)?.upperBound
        }
        var request = Request()
        let lines = String(decoding: bytes[..<(headEnd ?? 0)], as: UTF8.self).components(separatedBy: "\r\n")
        request.path = lines[0].split(separator: " ").dropFirst().first.map { String($0) } ?? ""
        for line in lines.dropFirst() where line.contains(":") {
            let parts = line.split(separator: ":", maxSplits: 1)
            request.headers[parts[0].lowercased()] = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
        }
        let length = Int(request.headers["content-length"] ?? "") ?? 0
        while bytes.count < (headEnd ?? 0) + length { guard more() else { return nil } }
        request.body = Array(bytes[(headEnd ?? 0)...])
        return request
    }

    private func send(_ bytes: ArraySlice<UInt8>, to connection: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
