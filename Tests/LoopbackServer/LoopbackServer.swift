import Foundation

/// An HTTP/1.1 server for tests, with a certificate an https one: a thread a connection, and a closure that says what is sent back.
/// It lives as long as the process, so that no test has to hold it.
public final class LoopbackServer: @unchecked Sendable {  // `count` is only touched under `lock`
    public struct Request: Sendable {
        public var method = ""
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
        /// Sent as it stands in place of all the above; then the connection is closed.
        public var raw: [UInt8]?
        /// An encrypted connection ends behind `raw` without the notice that it does.
        public var isCut = false
        /// `raw` is sent over and over, until nobody takes it.
        public var isEndless = false
        /// Seconds behind each byte of `raw`.
        public var drip = 0.0
        /// Seconds before the connection is closed behind `raw`.
        public var linger = 0.0
        /// The port to which the connection is carried on behind this answer, to CONNECT.
        public var tunnel: Int?

        public init(_ status: Int = 200, _ body: String = "", headers: [(String, String)] = []) {
            self.status = status
            self.headers = headers
            self.body = Array(body.utf8)
        }

        public init(raw: [UInt8]) {
            self.init()
            self.raw = raw
        }

        var bytes: [UInt8] {
            if let raw { return raw }
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
    public var url: String { certificate == nil ? "http://127.0.0.1:\(port)" : "https://localhost:\(port)" }
    private let certificate: TestCertificate?
    private let listener: Int32
    private let answer: @Sendable (Request) -> Response
    private let lock = NSLock()
    private var count = 0
    private var connections = 0

    public init(_ certificate: TestCertificate? = nil, _ answer: @escaping @Sendable (Request) -> Response) throws {
        self.certificate = certificate
        self.answer = answer
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = loopback(0)
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
                guard let wire = Wire(connection, self.certificate) else { return }
                while self.serve(wire, number) {}
            }
        }
    }

    /// Requests that came, whatever was answered.
    public var requests: Int { lock.withLock { count } }

    /// Answers one request; false where the connection is over.
    private func serve(_ wire: Wire, _ connectionNumber: Int) -> Bool {
        guard var request = receive(wire) else { return false }
        request.connection = connectionNumber
        request.number = lock.withLock {
            count += 1
            return count - 1
        }
        let response = answer(request)
        if response.delay > 0 { Thread.sleep(forTimeInterval: response.delay) }
        if let raw = response.raw {
            send(raw, of: response, to: wire)
            wire.isCut = response.isCut
            return false
        }
        let bytes = response.bytes
        let isSent = wire.send(bytes.prefix(response.cutAfter ?? bytes.count))
        if isSent, let port = response.tunnel { wire.relay(to: port) }
        if response.cutAfter == nil, isSent { return !response.headers.contains { $0 == ("Connection", "close") } }
        wire.isCut = true
        return false
    }

    private func send(_ raw: [UInt8], of response: Response, to wire: Wire) {
        let piece = response.drip > 0 ? 1 : max(raw.count, 1)
        repeat {
            for start in stride(from: 0, to: raw.count, by: piece) {
                guard wire.send(raw[start..<min(start + piece, raw.count)]) else { return }
                if response.drip > 0 { Thread.sleep(forTimeInterval: response.drip) }
            }
        } while response.isEndless
        if response.linger > 0 { Thread.sleep(forTimeInterval: response.linger) }
    }

    private func receive(_ wire: Wire) -> Request? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        func more() -> Bool {
            let count = wire.receive(&buffer)
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
        let words = lines[0].split(separator: " ").map { String($0) } + ["", ""]
        (request.method, request.path) = (words[0], words[1])
        for line in lines.dropFirst() where line.contains(":") {
            let parts = line.split(separator: ":", maxSplits: 1)
            request.headers[parts[0].lowercased()] = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
        }
        let length = Int(request.headers["content-length"] ?? "") ?? 0
        while bytes.count < (headEnd ?? 0) + length { guard more() else { return nil } }
        request.body = Array(bytes[(headEnd ?? 0)...])
        return request
    }
}
