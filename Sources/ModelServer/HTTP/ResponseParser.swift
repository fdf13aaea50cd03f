/// Reads one HTTP/1.1 response from its bytes as they come, cut anywhere (RFC 9112). Holds no more than its limits, whatever the
/// response says of itself.
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

    /// Bytes of all lines of heads and trailers, and of a line between chunks, at most.
    static let longestHead = 1 << 17

    private let largestBody: Int
    /// Whether it answers CONNECT: then nothing follows a head that says yes, and what follows a no is not read.
    private let opensTunnel: Bool
    private(set) var reply = Reply()
    /// Whether the connection can carry another request when the response is whole.
    private(set) var keepsConnection = true
    private var state = State.head
    /// Bytes that came and were not understood yet, and where in them no line ends.
    private(set) var pending: ArraySlice<UInt8> = []
    private var searched = 0
    private var headLeft = ResponseParser.longestHead

    init(largestBody: Int, opensTunnel: Bool = false) {
        (self.largestBody, self.opensTunnel) = (largestBody, opensTunnel)
    }

    var isDone: Bool { if case .done = state { true } else { false } }

    /// Takes what came; throws where it is no HTTP. What comes behind a whole response means that the connection is out of step.
    mutating func take(_ bytes: some Collection<UInt8>) throws(TransportFault) {
        pending += bytes
        while try step() {}
        if isDone, !pending.isEmpty { keepsConnection = false }
    }

    /// Takes note that the connection was closed; by the server itself where that `isProven`.
    mutating func takeEnd(isProven: Bool) throws(TransportFault) {
        if case .untilClose = state, isProven { state = .done }
        guard isDone else {
            throw TransportFault(
                reason: reply.status == 0 ? "the connection was closed without an answer" : "the connection was closed within the answer")
        }
    }

    /// Understands one more piece; false where more bytes are needed, or nothing is left to do.
    private mutating func step() throws(TransportFault) -> Bool {
        switch state {
        case .head:
            guard let line = try line(ofHead: true) else { return false }
            try head(line)
        case .body(let left):
            guard left > 0 else {
                state = .done
                return false
            }
            guard let taken = try move(left) else { return false }
            state = .body(left: left - taken)
        case .chunkSize:
            guard let line = try line(ofHead: false) else { return false }
            let size = try chunkSize(line)
            state = size > 0 ? .chunk(left: size) : .trailer
        case .chunk(let left):
            guard let taken = try move(left) else { return false }
            state = taken == left ? .chunkEnd : .chunk(left: left - taken)
        case .chunkEnd:
            guard let line = try line(ofHead: false) else { return false }
            guard line.isEmpty else { throw TransportFault(reason: "a chunk of the answer is longer than it says") }
            state = .chunkSize
        case .trailer:
            guard let line = try line(ofHead: true) else { return false }
            if line.isEmpty { state = .done }
        case .untilClose: return try move(.max) != nil
        case .done: return false
        }
        return true
    }

    private func chunkSize(_ line: ArraySlice<UInt8>) throws(TransportFault) -> Int {
        let digits = line.prefix { $0 != UInt8(ascii: ";") && !isBlank($0) }
        guard let size = number(digits, radix: 16) else {
            throw TransportFault(reason: "found '\(shown(line))' where a chunk of the answer begins")
        }
        guard size <= largestBody else { throw .tooLong(largestBody) }
        return size
    }

    /// Moves at most `count` bytes to the body; nil where there are none.
    private mutating func move(_ count: Int) throws(TransportFault) -> Int? {
        let part = pending.prefix(count)
        guard !part.isEmpty else { return nil }
        guard part.count <= largestBody - reply.body.count else { throw .tooLong(largestBody) }
        reply.body += part
        pending.removeFirst(part.count)
        return part.count
    }

    /// The next whole line, without its end.
    private mutating func line(ofHead: Bool) throws(TransportFault) -> ArraySlice<UInt8>? {
        let limit = ofHead ? headLeft : ResponseParser.longestHead
        let newline = pending.dropFirst(searched).firstIndex(of: UInt8(ascii: "\n"))
        let length = newline.map { $0 + 1 - pending.startIndex } ?? pending.count
        guard length <= limit else { throw TransportFault(reason: "the answer's head is longer than \(ResponseParser.longestHead) bytes") }
        searched = newline == nil ? pending.count : 0
        guard let newline else { return nil }
        if ofHead { headLeft -= length }
        var line = pending[..<newline]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        pending = pending[(newline + 1)...]
        return line
    }

    // MARK: The head

    private var isChunked = false
    private var length: Int?

    private mutating func head(_ line: ArraySlice<UInt8>) throws(TransportFault) {
        if reply.status == 0 {
            try statusLine(line)
        } else if line.isEmpty {
            try endHead()
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            try header(trimmed(line[..<colon]).lowercased(), trimmed(line[(colon + 1)...]))
        }
    }

    private mutating func statusLine(_ line: ArraySlice<UInt8>) throws(TransportFault) {
        let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
        guard parts.count >= 2, parts[0].count == 8, parts[0].starts(with: Array("HTTP/1.".utf8)), parts[1].count == 3,
            let status = number(parts[1], radix: 10), (100..<600).contains(status), status != 101
        else { throw TransportFault(reason: "found '\(shown(line))' where an HTTP/1.1 answer begins") }
        reply.status = status
        keepsConnection = parts[0].last != UInt8(ascii: "0")
    }

    private mutating func header(_ name: String, _ value: String) throws(TransportFault) {
        switch name {
        case "content-length":
            let digits = Array(value.utf8)[...]
            guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
                throw TransportFault(reason: "found '\(value.prefix(60))' as the answer's length")
            }
            let length = number(digits, radix: 10) ?? .max
            guard self.length ?? length == length else { throw TransportFault(reason: "the answer has two lengths") }
            self.length = length
        case "transfer-encoding":
            guard value.lowercased() == "chunked" else { throw TransportFault(reason: "the answer is encoded as '\(value.prefix(60))'") }
            isChunked = true
        case "content-encoding":
            guard ["", "identity"].contains(value.lowercased()) else {
                throw TransportFault(reason: "the answer is compressed (\(value.prefix(60))), which was not asked for")
            }
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
        } else if opensTunnel || reply.status == 204 || reply.status == 304 {
            state = .done
        } else if isChunked {
            state = .chunkSize
            // Of a length next to it, one of the two is a lie.
            if length != nil { keepsConnection = false }
        } else if let length {
            guard length <= largestBody else { throw .tooLong(largestBody) }
            state = .body(left: length)
        } else {
            state = .untilClose
            keepsConnection = false
        }
    }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes.drop(while: isBlank)
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
}

/// The number that digits make, without a sign; nil where they make none, or one that is too large.
private func number(_ digits: ArraySlice<UInt8>, radix: Int) -> Int? {
    guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else { return nil }
    return Int(String(decoding: digits, as: UTF8.self), radix: radix)
}

/// The beginning of a line for a message.
private func shown(_ line: ArraySlice<UInt8>) -> String { String(decoding: line.prefix(60), as: UTF8.self) }
