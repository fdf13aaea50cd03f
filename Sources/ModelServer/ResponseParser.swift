/// Reads one HTTP/1.1 response from its bytes as they come, cut anywhere (RFC 9112).
struct ResponseParser {
    private enum State {
        case head
        case body(left: Int)
        case chunkSize
        case chunk(left: Int)
        case chunkEnd
        case trailer
        case untilClose
        case done
    }

    /// Bytes of head, or of a line between chunks, at most.
    static let longestHead = 1 << 16

    private(set) var reply = Reply()
    /// Whether the connection can carry another request when the response is whole.
    private(set) var keepsConnection = true
    private var state = State.head
    /// Bytes that came and were not understood yet.
    private var pending: ArraySlice<UInt8> = []

    var isDone: Bool { if case .done = state { true } else { false } }

    /// Takes what came; throws where it is no HTTP. What comes behind a whole response means that the connection is out of step.
    mutating func take(_ bytes: some Collection<UInt8>) throws(TransportFault) {
        pending += bytes
        while try step() {}
        if isDone, !pending.isEmpty { keepsConnection = false }
    }

    /// Takes note that the server closed the connection.
    mutating func takeEnd() throws(TransportFault) {
        if case .untilClose = state { state = .done }
        guard isDone else {
            throw TransportFault(
                reason: reply.status == 0 ? "the connection was closed without an answer" : "the connection was closed within the answer")
        }
    }

    /// Understands one more piece; false where more bytes are needed, or nothing is left to do.
    private mutating func step() throws(TransportFault) -> Bool {
        switch state {
        case .head:
            guard let line = try line() else { return false }
            try head(line)
        case .body(let left):
            guard left > 0 else {
                state = .done
                return false
            }
            guard let taken = try move(left) else { return false }
            state = .body(left: left - taken)
        case .chunkSize:
            guard let line = try line() else { return false }
            let digits = line.prefix { $0 != ";" && $0 != " " }
            guard let size = Int(digits, radix: 16), size >= 0 else { throw TransportFault(reason: "a chunk of the answer has no size") }
            state = size > 0 ? .chunk(left: size) : .trailer
        case .chunk(let left):
            guard let taken = try move(left) else { return false }
            state = taken == left ? .chunkEnd : .chunk(left: left - taken)
        case .chunkEnd:
            guard try line() != nil else { return false }
            state = .chunkSize
        case .trailer:
            guard let line = try line() else { return false }
            if line.isEmpty { state = .done }
        case .untilClose: return try move(.max) != nil
        case .done: return false
        }
        return true
    }

    /// Moves at most `count` bytes to the body; nil where there are none.
    private mutating func move(_ count: Int) throws(TransportFault) -> Int? {
        let part = pending.prefix(count)
        guard !part.isEmpty else { return nil }
        guard reply.body.count + part.count <= Reply.largestBody else { throw Reply.tooLong }
        reply.body += part
        pending.removeFirst(part.count)
        return part.count
    }

    /// The next whole line, without its end.
    private mutating func line() throws(TransportFault) -> String? {
        guard let newline = pending.firstIndex(of: UInt8(ascii: "\n")) else {
            guard pending.count <= ResponseParser.longestHead else {
                throw TransportFault(reason: "a line of the answer's head has no end")
            }
            return nil
        }
        var line = pending[..<newline]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        pending = pending[(newline + 1)...]
        return String(decoding: line, as: UTF8.self)
    }

    // MARK: The head

    private var isChunked = false
    private var length: Int?

    private mutating func head(_ line: String) throws(TransportFault) {
        if reply.status == 0 {
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count >= 2, parts[0].hasPrefix("HTTP/1."), parts[1].utf8.count == 3, let status = Int(parts[1]), status >= 100
            else {
                throw TransportFault(reason: "found '\(line.prefix(60))' where an HTTP/1.1 answer begins")
            }
            reply.status = status
            keepsConnection = parts[0] != "HTTP/1.0"
        } else if line.isEmpty {
            try endHead()
        } else {
            let parts = line.split(separator: ":", maxSplits: 1)
            header(parts[0].lowercased(), parts.count > 1 ? String(parts[1].drop { $0 == " " || $0 == "\t" }) : "")
        }
    }

    private mutating func header(_ name: String, _ value: String) {
        switch name {
        case "content-length": length = Int(value) ?? -1
        case "transfer-encoding": isChunked = value.lowercased().hasSuffix("chunked")
        case "connection":
            if value.lowercased().contains("close") { keepsConnection = false }
            if value.lowercased().contains("keep-alive") { keepsConnection = true }
        case "retry-after": reply.retryAfter = value
        case "location": reply.location = value
        default: break
        }
    }

    private mutating func endHead() throws(TransportFault) {
        if reply.status < 200 {
            // An interim response; the real one follows.
            (reply, isChunked, length) = (Reply(), false, nil)
        } else if reply.status == 204 || reply.status == 304 {
            state = .done
        } else if isChunked {
            state = .chunkSize
        } else if let length {
            guard length >= 0 else { throw TransportFault(reason: "the answer's length is not a number") }
            state = .body(left: length)
        } else {
            state = .untilClose
            keepsConnection = false
        }
    }
}
