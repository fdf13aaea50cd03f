import Foundation

/// The files named on the command line, opened one after the other; `-` and an empty list are standard input.
public final class InputFiles {
    private var pending: ArraySlice<String>
    /// Of the file at hand; nil where no digests are wanted.
    private var digest: BackgroundDigest?
    private var current = ""
    public private(set) var digests: [(file: String, sha256: String)] = []
    /// Size of all files together; nil where one of them is a pipe.
    public let totalBytes: Int?
    /// Called before standard input is read where it is a terminal: a reader who forgot a file would wait without a word.
    var whenTerminal: () -> Void = {}

    /// Fails with status 66 where a file cannot be opened, before anything is read.
    public init(_ paths: [String], digests: Bool = false) throws {
        let names = paths.isEmpty ? ["-"] : paths
        for path in names where path != "-" {
            var status = stat()
            guard stat(path, &status) == 0, access(path, R_OK) == 0 else {
                throw Failure(.noInput, "\(path): cannot be opened: \(systemError())")
            }
            if status.st_mode & S_IFMT == S_IFDIR {
                throw Failure(.noInput, "\(path): is a directory, expected a file of records")
            }
        }
        pending = names[...]
        digest = digests ? BackgroundDigest() : nil
        totalBytes = names.reduce(into: Int?(0)) { total, path in
            var status = stat()
            let known = path == "-" ? fstat(0, &status) == 0 : stat(path, &status) == 0
            total = known && status.st_mode & S_IFMT == S_IFREG ? total.map { $0 + Int(status.st_size) } : nil
        }
    }

    /// The next file's descriptor, its name for messages and whether it is a pipe.
    func openNext() throws -> (Int32, String, Bool)? {
        guard let path = pending.popFirst() else { return nil }
        let isStandard = path == "-"
        let descriptor = isStandard ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(.noInput, "\(path): cannot be opened: \(systemError())") }
        if isStandard, isatty(0) == 1 { whenTerminal() }
        current = isStandard ? "<stdin>" : path
        var status = stat()
        let isRegular = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        if !isRegular { enlargePipe(descriptor) }
        if isRegular { posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL) }
        return (descriptor, current, !isRegular)
    }

    func note(_ bytes: UnsafeBufferPointer<UInt8>) {
        digest?.update(UnsafeRawBufferPointer(bytes))
    }

    func close(_ descriptor: Int32) {
        if let done = digest {
            digests.append((current, done.hexadecimal()))
            digest = BackgroundDigest()
        }
        if descriptor > 0 { Foundation.close(descriptor) }
    }
}

/// Asks for a megabyte between the two ends of a pipe, where the system allows it.
func enlargePipe(_ descriptor: Int32) {
    #if os(Linux)
    let setPipeSize: Int32 = 1031  // F_SETPIPE_SZ of <fcntl.h>, which the importer leaves out
    _ = fcntl(descriptor, setPipeSize, 1 << 20)
    #endif
}
