import Foundation

/// The server's end of a connection, plain or encrypted, for the thread that makes it: there no lost connection is a signal.
final class Wire {
    private let descriptor: Int32
    private let session: UnsafeMutableRawPointer?
    /// Whether the connection ends without the notice that a whole one ends with.
    var isCut = false

    /// Takes over the descriptor; nil where the client does not take the certificate.
    init?(_ descriptor: Int32, _ certificate: TestCertificate?) {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        self.descriptor = descriptor
        session = certificate?.accept(descriptor)
        if certificate != nil, session == nil {
            close(descriptor)
            return nil
        }
    }

    deinit {
        if let session, let library = TestLibrary.system {
            if !isCut { _ = library.shutdown(session) }
            library.freeSession(session)
        }
        close(descriptor)
    }

    /// Bytes that came into the buffer; 0 or less at the end.
    func receive(_ buffer: inout [UInt8]) -> Int {
        guard let session else { return recv(descriptor, &buffer, buffer.count, 0) }
        return Int(TestLibrary.system?.read(session, &buffer, Int32(buffer.count)) ?? 0)
    }

    /// Sends all; false where the client is gone.
    func send(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { bytes in
                guard let session else { return Foundation.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL)) }
                return Int(TestLibrary.system?.write(session, bytes.baseAddress, Int32(min(bytes.count, 1 << 20))) ?? 0)
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Carries bytes to and from another port of this machine until both sides are done.
    func relay(to port: Int) {
        let other = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = loopback(port)
        let isOpen = withUnsafeBytes(of: &address) { bytes in
            connect(other, bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count)) == 0  // not empty
        }
        guard isOpen else { return }
        let descriptor = descriptor
        let done = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            copy(from: other, to: descriptor)
            done.signal()
        }
        copy(from: descriptor, to: other)
        done.wait()
        close(other)
    }
}

private func copy(from source: Int32, to target: Int32) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = recv(source, &buffer, buffer.count, 0)
        guard count > 0, Foundation.send(target, buffer, count, Int32(MSG_NOSIGNAL)) == count else { break }
    }
    for descriptor in [source, target] { shutdown(descriptor, Int32(SHUT_RDWR)) }
}

func loopback(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = UInt16(port).bigEndian
    return address
}
