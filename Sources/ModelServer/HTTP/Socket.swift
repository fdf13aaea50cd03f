import Foundation

/// A connection to a server or proxy, not encrypted.
final class Socket: ByteStream {
    private let descriptor: Int32

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
            switch Socket.connect(address, deadline) {
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
            guard deadline.waits(for: descriptor, POLLOUT) else { return failed("cannot connect within \(deadline.seconds) s") }
            var code: Int32 = 0
            var length = size
            getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length)
            guard code == 0 else { return failed("cannot connect: \(String(cString: strerror(code)))") }
        }
        return .success(descriptor)
    }

    let endIsProven = true

    var isQuiet: Bool { !Deadline(seconds: 0).waits(for: descriptor, POLLIN) }

    func write(_ bytes: ArraySlice<UInt8>, _ deadline: Deadline) throws(TransportFault) {
        #if os(Linux)
        let flags = Int32(MSG_NOSIGNAL)
        #else
        let flags: Int32 = 0  // the signal is ignored by every program
        #endif
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, flags) }
            if count >= 0 {
                rest.removeFirst(count)
            } else if errno == EAGAIN {
                guard deadline.waits(for: descriptor, POLLOUT) else { throw .late(deadline.seconds) }
            } else if errno != EINTR {
                throw TransportFault(reason: "the connection was lost: \(systemMessage())")
            }
        }
    }

    func read(into buffer: inout [UInt8], _ deadline: Deadline) throws(TransportFault) -> Int {
        while true {
            // Also where bytes keep coming.
            guard !deadline.isOver, deadline.waits(for: descriptor, POLLIN) else { throw .late(deadline.seconds) }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count >= 0 { return count }
            guard errno == EAGAIN || errno == EINTR else { throw TransportFault(reason: "the connection was lost: \(systemMessage())") }
        }
    }
}
