/// An encrypted connection over a plain one. The library works on memory alone; what is sent and received goes through the socket,
/// with its deadlines.
final class TLSStream: ByteStream {
    private let context: TLSContext
    private var library: TLSLibrary { context.library }
    private let socket: Socket
    private let host: String
    private let session: TLSLibrary.Object
    /// Encrypted bytes that came, and those to be sent; the session owns both.
    private let incoming: TLSLibrary.Object
    private let outgoing: TLSLibrary.Object
    private var buffer = [UInt8](repeating: 0, count: 1 << 15)
    private(set) var endIsProven = false

    /// SSL_get_error(3).
    private enum Outcome {
        static let needsBytes: Int32 = 2
        static let closed: Int32 = 6
    }

    /// Agrees on keys with the server, which must show a certificate for `host`.
    init(_ context: TLSContext, over socket: Socket, host: String, _ deadline: Deadline) throws(TransportFault) {
        let library = context.library
        guard let session = context.session() else { throw TransportFault(reason: "OpenSSL gives no session") }
        guard let incoming = library.newStream(library.memoryMethod()), let outgoing = library.newStream(library.memoryMethod()) else {
            library.freeSession(session)
            throw TransportFault(reason: "OpenSSL gives no memory")
        }
        library.setStreams(session, incoming, outgoing)
        (self.context, self.socket, self.host, self.session) = (context, socket, host, session)
        (self.incoming, self.outgoing) = (incoming, outgoing)
        library.setClient(session)
        // An address is compared with the addresses of the certificate; only a name is told to the server.
        if library.setAddress(library.verification(session), host) != 1 {
            let (setServerName, hostName) = (Int32(55), 0)
            _ = host.withCString { library.controlSession(session, setServerName, hostName, .init(mutating: $0)) }
            guard library.setHost(session, host) == 1 else { throw TransportFault(reason: "'\(host)' cannot be the name of a certificate") }
        }
        try agree(deadline)
    }

    private func agree(_ deadline: Deadline) throws(TransportFault) {
        while true {
            library.clearErrors()
            let result = library.handshake(session)
            let outcome = library.outcome(session, result)
            if result == 1 { break }
            guard outcome == Outcome.needsBytes else {
                let fault = fault()
                try? sendPending(deadline)
                throw fault
            }
            try sendPending(deadline)
            guard try receive(deadline) else { throw TransportFault(reason: "the connection was closed before it was encrypted") }
        }
        try sendPending(deadline)
    }

    deinit {
        library.clearErrors()
        if library.shutdown(session) >= 0 { try? sendPending(Deadline(seconds: 0)) }
        library.freeSession(session)
    }

    var isQuiet: Bool { socket.isQuiet }

    func write(_ bytes: ArraySlice<UInt8>, _ deadline: Deadline) throws(TransportFault) {
        let record = 1 << 14
        var rest = bytes
        while !rest.isEmpty {
            library.clearErrors()
            let count = rest.withUnsafeBytes { library.write(session, $0.baseAddress, Int32(min($0.count, record))) }
            guard count > 0 else { throw fault() }
            rest.removeFirst(Int(count))
            try sendPending(deadline)
        }
    }

    func read(into buffer: inout [UInt8], _ deadline: Deadline) throws(TransportFault) -> Int {
        while true {
            library.clearErrors()
            let count = library.read(session, &buffer, Int32(clamping: buffer.count))
            let outcome = library.outcome(session, count)
            if count <= 0, outcome != Outcome.needsBytes, outcome != Outcome.closed { throw fault() }
            // Also where only the other side's wish for new keys was read.
            try sendPending(deadline)
            if count > 0 { return Int(count) }
            endIsProven = outcome == Outcome.closed
            guard !endIsProven, try receive(deadline) else { return 0 }
        }
    }

    private func sendPending(_ deadline: Deadline) throws(TransportFault) {
        while true {
            let count = library.readStream(outgoing, &buffer, Int32(buffer.count))
            guard count > 0 else { return }
            try socket.write(buffer[..<Int(count)], deadline)
        }
    }

    /// Waits for encrypted bytes; false at the end of the connection.
    private func receive(_ deadline: Deadline) throws(TransportFault) -> Bool {
        let count = try socket.read(into: &buffer, deadline)
        guard count > 0 else { return false }
        guard library.writeStream(incoming, buffer, Int32(count)) == count else {
            throw TransportFault(reason: "OpenSSL has no memory left")
        }
        return true
    }

    /// Why the last call failed.
    private func fault() -> TransportFault {
        let verdict = library.verdict(session)
        if verdict != 0 {
            let words = library.verdictWords(verdict).map { String(cString: $0) } ?? "error \(verdict)"
            return TransportFault(
                reason: "the certificate of '\(host)' is not trusted: \(words)", isLasting: true,
                hint: "SSL_CERT_FILE=FILE names the certificates to trust")
        }
        let words = library.errorWords(library.lastError()).map { String(cString: $0) } ?? "no reason is known"
        return TransportFault(reason: "the encrypted connection failed: \(words)")
    }
}
