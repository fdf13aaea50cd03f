import Foundation

/// Where records go: standard output, or a file that appears whole or not at all.
public final class OutputFile {
    static let bufferSize = 1 << 20

    let descriptor: Int32
    private let path: String?
    private let temporary: String?
    private var buffer: [UInt8] = []
    public private(set) var bytesWritten = 0

    /// `path` nil or "-" is standard output. A device or pipe is written to as it is; any other path gets its content
    /// by renaming a finished temporary file next to it.
    public init(_ path: String?) throws {
        buffer.reserveCapacity(OutputFile.bufferSize)
        guard let given = path, given != "-" else {
            (self.path, temporary, descriptor) = (nil, nil, 1)
            enlargePipe(1)
            return
        }
        guard !given.isEmpty else { throw Failure(.cannotCreate, "the name of the output file is empty") }
        let path = OutputFile.target(of: given)
        self.path = path
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            temporary = nil
            descriptor = open(path, O_WRONLY | O_CLOEXEC)
        } else {
            var created: Int32 = -1
            temporary = TemporaryFiles.add {
                var template = Array("\(path).XXXXXX.tmp".utf8CString)
                created = mkstemps(&template, 4)
                return created < 0 ? nil : String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            }
            descriptor = created
        }
        guard descriptor >= 0 else { throw Failure(.cannotCreate, "\(path): cannot be created: \(systemError())") }
        if temporary != nil {
            let mask = umask(0)
            umask(mask)
            fchmod(descriptor, 0o666 & ~mask)
        }
    }

    /// What a symbolic link leads to, so that the link stays and its file is replaced; any other path as it is.
    private static func target(of path: String) -> String {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    public func write(_ bytes: [UInt8]) throws {
        if buffer.isEmpty, bytes.count >= OutputFile.bufferSize { return try send(bytes) }
        buffer.append(contentsOf: bytes)
        if buffer.count >= OutputFile.bufferSize { try flush() }
    }

    public func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Replaces bytes that were written, `offset` bytes behind the start; the output must be a file.
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

    /// Writes what is left and gives the file its name.
    public func close() throws {
        try flush()
        if let temporary, let path {
            guard fsync(descriptor) == 0, Foundation.close(descriptor) == 0, rename(temporary, path) == 0 else {
                throw failure()
            }
            TemporaryFiles.remove(temporary)
        } else if Foundation.close(descriptor) != 0 {
            throw failure()
        }
    }
}
