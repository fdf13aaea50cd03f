import Foundation

/// Where records go: standard output, a device or pipe, or a file that appears whole or not at all.
public final class OutputFile {
    static let bufferSize = 1 << 20

    let descriptor: Int32
    /// For messages; nil is standard output.
    private let path: String?
    /// nil where bytes go out as they come.
    private let unfinished: UnfinishedFile?
    private var buffer: [UInt8] = []
    public private(set) var bytesWritten = 0

    /// `path` nil or "-" is standard output. An open descriptor (/dev/stderr, /dev/fd/3), a device and a pipe are written to as they are;
    /// at any other path a finished file appears in the place of the one that was there, or of that which a link leads to.
    public init(_ path: String?) throws {
        buffer.reserveCapacity(OutputFile.bufferSize)
        let given = path ?? "-"
        guard !given.isEmpty else { throw Failure(.cannotCreate, "the name of the output file is empty") }
        switch given == "-" ? .descriptor(1) : Destination(given) {
        case .descriptor(1):
            (self.path, unfinished, descriptor) = (nil, nil, 1)
            enlargePipe(1)
        case .descriptor(let number):
            (self.path, unfinished) = (given, nil)
            // The descriptor itself, not the file anew, so that what was appended to or stands behind is kept.
            guard fcntl(number, F_GETFL) & O_ACCMODE != O_RDONLY else { throw Failure(.cannotCreate, "\(given): is not open for writing") }
            descriptor = fcntl(number, F_DUPFD_CLOEXEC, 3)
        case .foreign(let opened):
            (self.path, unfinished) = (given, nil)
            descriptor = open(opened, O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC)
        case .path(let target):
            self.path = given
            var status = stat()
            let isThere = stat(target, &status) == 0
            if !isThere, errno == ENOENT, target != given {
                throw Failure(
                    .cannotCreate, "\(given): is a link to \(target), which is not there", hint: "remove the link, or write to \(target)")
            }
            let isAsItIs = isThere && status.st_mode & S_IFMT != S_IFREG
            unfinished = isAsItIs ? nil : try UnfinishedFile(target: target)
            descriptor = unfinished?.descriptor ?? open(target, O_WRONLY | O_NOCTTY | O_CLOEXEC)
        }
        guard descriptor >= 0 else { throw Failure(.cannotCreate, "\(given): cannot be created: \(systemError())") }
    }

    public func write(_ bytes: [UInt8]) throws {
        if buffer.isEmpty, bytes.count >= OutputFile.bufferSize { return try send(bytes) }
        buffer.append(contentsOf: bytes)
        if buffer.count >= OutputFile.bufferSize { try flush() }
    }

    public func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Whether bytes that were written can be replaced: not on a pipe, nor in what others write to.
    public var isReplaceable: Bool { unfinished != nil }

    /// Replaces bytes that were written, `offset` bytes behind the start; the output must be replaceable.
    public func replace(_ bytes: [UInt8], at offset: Int) throws {
        try flush()
        guard bytes.withUnsafeBytes({ pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset)) }) == bytes.count else { throw failure() }
    }

    public func flush() throws {
        try send(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress! + sent, bytes.count - sent) }  // not empty
            if count < 0 {
                if errno == EINTR || errno == EAGAIN && isReady(descriptor, POLLOUT, timeout: -1) { continue }
                throw failure()
            }
            sent += count
        }
        bytesWritten += bytes.count
    }

    private func failure() -> Failure {
        if errno == EPIPE, path == nil { endByBrokenPipe() }
        return Failure(.inputOutput, "\(path ?? "standard output"): cannot be written: \(systemError())")
    }

    /// Writes what is left, all of it, so that `appear` has only names to give.
    func finish() throws {
        try flush()
        if let unfinished { return try unfinished.finish() }
        if Foundation.close(descriptor) != 0 { throw failure() }
    }

    /// Gives finished files their names, one after the other in the order given; a signal waits for the last.
    static func appear(_ files: [OutputFile]) throws {
        try TemporaryFiles.update { paths in
            for file in files { try file.unfinished?.appear(&paths) }
        }
    }

    /// Writes what is left and gives the file its name.
    public func close() throws {
        try finish()
        try OutputFile.appear([self])
    }
}
