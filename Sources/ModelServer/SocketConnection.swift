import Foundation

/// The moment at which a request must be answered.
struct Deadline: Sendable {
    let seconds: Double
    private let end: DispatchTime

    init(seconds: Double) {
        self.seconds = seconds
        end = .now() + seconds
    }

    /// Milliseconds that are left, rounded up; 0 when it is over.
    var milliseconds: Int32 {
        let (now, end) = (DispatchTime.now().uptimeNanoseconds, end.uptimeNanoseconds)
        return end <= now ? 0 : Int32(clamping: (end - now + 999_999) / 1_000_000)
    }
}

/// One connection to a server, used by one thread at a time.
final class SocketConnection {
    private let descriptor: Int32
    /// Whether another request can follow.
    private(set) var isReusable = false

    /// Connects to the first address of the host that takes it.
    init(host: String, port: Int, _ deadline: Deadline) throws(TransportFault) {
        var hints = addrinfo()
        #if canImport(Glibc)
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
        hints.ai_socktype = SOCK_STREAM
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &list)
        defer { if let list { freeaddrinfo(list) } }
        guard code == 0 else { throw TransportFault(reason: "the host '\(host)' is not known: \(String(cString: gai_strerror(code)))") }
        var fault = TransportFault(reason: "the host '\(host)' has no address")
        var next = list
        while let address = next?.pointee {
            switch SocketConnection.connect(address, deadline) {
            case .success(let descriptor):
                self.descriptor = descriptor
                return
            case .failure(let failed): fault = failed
            }
            next = address.ai_next
        }
        throw fault
    }

    deinit { close(descriptor) }

    private static func connect(_ address: addrinfo, _ deadline: Deadline) -> Result<Int32, TransportFault> {
        let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
        guard descriptor >= 0 else { return .failure(TransportFault(reason: "no socket: \(systemMessage())")) }
        func failed(_ reason: String) -> Result<Int32, TransportFault> {
            close(descriptor)
            return .failure(TransportFault(reason: reason))
        }
        var yes: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, size)
        guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0, fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 else {
            return failed("no socket: \(systemMessage())")
        }
        if Foundation.connect(descriptor, address.ai_addr, address.ai_addrlen) != 0 {
            guard errno == EINPROGRESS || errno == EINTR else { return failed("cannot connect: \(systemMessage())") }
            guard waited(for: descriptor, POLLOUT, deadline) else { return failed("cannot connect within \(deadline.seconds) s") }
            var code: Int32 = 0
            var length = size
            getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length)
            guard code == 0 else { return failed("cannot connect: \(String(cString: strerror(code)))") }
        }
        return .success(descriptor)
    }

    /// False where the server closed the connection, or sent what was not asked for.
    var isAlive: Bool { !waited(for: descriptor, POLLIN, Deadline(seconds: 0)) }

    /// Makes the other thread's waiting end. Called by any thread.
    func interrupt() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Sends a request and receives its answer.
    func exchange(_ request: [UInt8], _ deadline: Deadline) throws(TransportFault) -> Reply {
        isReusable = false
        // A server may answer, and close, before it has read a body that it does not want: so the answer is looked for anyway.
        let unsent = send(request, deadline)
        do throws(TransportFault) {
            let parser = try receive(deadline)
            isReusable = parser.keepsConnection && unsent == nil
            return parser.reply
        } catch {
            throw unsent ?? error
        }
    }

    private func send(_ bytes: [UInt8], _ deadline: Deadline) -> TransportFault? {
        #if os(Linux)
        let flags = Int32(MSG_NOSIGNAL)
        #else
        let flags: Int32 = 0  // the signal is ignored by every program
        #endif
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { bytes in
                Foundation.send(descriptor, bytes.baseAddress! + sent, bytes.count - sent, flags)  // not empty
            }
            if count >= 0 {
                sent += count
            } else if errno == EAGAIN {
                guard waited(for: descriptor, POLLOUT, deadline) else { return .late(deadline.seconds) }
            } else if errno != EINTR {
                return TransportFault(reason: "the connection was lost: \(systemMessage())")
            }
        }
        return nil
    }

    private func receive(_ deadline: Deadline) throws(TransportFault) -> ResponseParser {
        var parser = ResponseParser()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while !parser.isDone {
            // Also where bytes keep coming.
            guard deadline.milliseconds > 0, waited(for: descriptor, POLLIN, deadline) else { throw .late(deadline.seconds) }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 {
                try parser.take(buffer[..<count])
            } else if count == 0 {
                try parser.takeEnd()
            } else if errno != EAGAIN && errno != EINTR {
                throw TransportFault(reason: "the connection was lost: \(systemMessage())")
            }
        }
        return parser
    }
}

/// Waits until a descriptor can be read or written (a broken one can); false where the deadline comes first.
private func waited(for descriptor: Int32, _ event: some BinaryInteger, _ deadline: Deadline) -> Bool {
    while true {
        var request = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        let count = poll(&request, 1, deadline.milliseconds)
        if count >= 0 || errno != EINTR { return count != 0 }
    }
}
