/// A connection that carries one request after the other. Used by one thread at a time.
final class HTTPConnection {
    private let stream: any ByteStream
    /// Whether another request can follow.
    private(set) var isReusable = false

    init(_ stream: any ByteStream) { self.stream = stream }

    var isAlive: Bool { stream.isQuiet }

    /// Sends a request and receives its answer, of which the body has `largest` bytes at most.
    func exchange(_ request: [UInt8], largest: Int, _ deadline: Deadline) throws(TransportFault) -> Reply {
        isReusable = false
        var unsent: TransportFault?
        do throws(TransportFault) { try stream.write(request[...], deadline) } catch { unsent = error }
        // A server may answer, and close, before it has read a body that it does not want: so the answer is looked for anyway.
        do throws(TransportFault) {
            let parser = try stream.response(ResponseParser(largestBody: largest), deadline)
            isReusable = parser.keepsConnection && unsent == nil
            return parser.reply
        } catch {
            throw unsent ?? error
        }
    }
}

extension ByteStream {
    /// Reads until the parser has a whole response.
    func response(_ parser: ResponseParser, _ deadline: Deadline) throws(TransportFault) -> ResponseParser {
        var parser = parser
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while !parser.isDone {
            let count = try read(into: &buffer, deadline)
            if count > 0 { try parser.take(buffer[..<count]) } else { try parser.takeEnd(isProven: endIsProven) }
        }
        return parser
    }
}
