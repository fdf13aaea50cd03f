import Foundation
import Stage

/// Lines that wait on disk until their clusters are known, so that fitting holds no text in memory.
///
/// The file has no name from the start: it goes with the program, however that ends.
final class Spool {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var lengths: [Int32] = []
    private static let bufferSize = 1 << 20

    init() throws {
        let folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        guard let opened = openScratchFile(in: folder) else {
            throw Failure(
                .cannotCreate, "\(folder): no temporary file can be created: \(String(cString: strerror(errno)))",
                hint: "TMPDIR names the folder")
        }
        descriptor = opened
    }

    deinit { close(descriptor) }

    func append(_ line: ArraySlice<UInt8>) throws {
        lengths.append(Int32(line.count))
        buffer.append(contentsOf: line)
        if buffer.count >= Spool.bufferSize { try flush() }
    }

    private func flush() throws {
        var sent = 0
        while sent < buffer.count {
            let count = buffer.withUnsafeBytes { write(descriptor, $0.baseAddress! + sent, buffer.count - sent) }  // not empty
            if count < 0, errno != EINTR {
                throw Failure(
                    .inputOutput, "a temporary file cannot be written: \(String(cString: strerror(errno)))",
                    hint: "TMPDIR names the folder")
            }
            sent += max(0, count)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Hands out the lines in the order in which they came.
    func forEach(_ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
        try flush()
        lseek(descriptor, 0, SEEK_SET)
        var held: [UInt8] = []
        var position = 0
        for (index, length) in lengths.enumerated() {
            while held.count - position < Int(length) {
                held.removeSubrange(..<position)
                position = 0
                try refill(&held)
            }
            try body(index, held[position..<(position + Int(length))])
            position += Int(length)
        }
    }

    private func refill(_ held: inout [UInt8]) throws {
        let start = held.count
        held.append(contentsOf: repeatElement(0, count: Spool.bufferSize))
        let count = held.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + start, Spool.bufferSize) }  // not empty
        guard count > 0 || (count < 0 && errno == EINTR) else {
            throw Failure(.inputOutput, "a temporary file cannot be read back: \(String(cString: strerror(errno)))")
        }
        held.removeLast(Spool.bufferSize - max(0, count))
    }
}
