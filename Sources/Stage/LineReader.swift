import Foundation

/// A piece of input with its place: one line, or one element of a JSON array.
public struct Line: Sendable {
    public var range: Range<Int>
    public var number: Int
}

/// Whole lines that were read together.
public struct LineBatch: Sendable {
    public let bytes: Bytes
    public let lines: [Line]
    public let file: String
}

/// Reads files one after the other and hands out batches of whole lines. Blank lines are passed over.
///
/// A batch is full at about `batchSize` bytes, or holds what has come where a pipe has no more to give at the moment.
public final class LineReader {
    /// A longer line is refused: it is no record, and it would have to be held in memory.
    public static let maximumLine = 64 << 20
    public static let maximumDocument = 1 << 30
    static let batchSize = 1 << 20

    private let files: InputFiles
    private let framing: Framing
    private var splitter: Splitter = .lines(number: 1)
    private var descriptor: Int32 = -1
    private var isPipe = false
    private var file = ""
    private var isStartOfFile = false
    private var isEndOfFile = false
    /// Bytes that were read and belong to the next batch.
    private var buffer: Buffer
    public private(set) var bytesRead = 0

    public init(_ files: InputFiles, framing: Framing = .lines) {
        self.files = files
        self.framing = framing
        self.buffer = Buffer(capacity: LineReader.batchSize)
    }

    /// The next batch, or nil behind the end of the last file.
    public func next() throws -> LineBatch? {
        while true {
            if descriptor < 0 {
                guard let opened = try files.openNext() else { return nil }
                (descriptor, file, isPipe) = opened
                isStartOfFile = true
                isEndOfFile = false
            }
            try fill()
            if isStartOfFile { startFile() }
            var lines: [Line] = []
            let used = splitter.split(buffer.start, count: buffer.count, isEnd: isEndOfFile, into: &lines)
            let limit = splitter.isLines ? LineReader.maximumLine : LineReader.maximumDocument
            if let long = lines.first(where: { $0.range.count > limit }) { throw tooLong(limit, number: long.number) }
            let rest = buffer.count - used
            if rest > limit { throw tooLong(limit, number: splitter.number) }
            if isEndOfFile {
                files.close(descriptor)
                descriptor = -1
            }
            if lines.isEmpty {
                buffer.drop(used)
                continue
            }
            let full = buffer
            buffer = Buffer(capacity: rest + LineReader.batchSize)
            buffer.append(full.start + used, count: rest)
            return LineBatch(bytes: Bytes(adopting: full.start, count: full.count), lines: lines, file: file)
        }
    }

    /// Whether `next` would have to wait for the other end of a pipe.
    public var wouldWait: Bool {
        guard descriptor >= 0, isPipe, !isEndOfFile else { return false }
        return !hasInput
    }

    private var hasInput: Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, 0) != 0
    }

    private func tooLong(_ limit: Int, number: Int) -> Failure {
        Failure(
            .data, "longer than \(limit >> 20) MiB, expected one record a line", at: Place(file: file, line: number))
    }

    private func fill() throws {
        var got = 0
        while got < LineReader.batchSize, !isEndOfFile {
            buffer.reserve(LineReader.batchSize)
            let count = read(descriptor, buffer.start + buffer.count, LineReader.batchSize)
            if count < 0 {
                if errno == EINTR { continue }
                throw Failure(.noInput, "cannot read: \(systemError())", at: Place(file: file, line: splitter.number))
            }
            if count == 0 { isEndOfFile = true }
            buffer.count += count
            got += count
            bytesRead += count
            files.note(UnsafeBufferPointer(start: buffer.start + buffer.count - count, count: count))
            if isPipe, got > 0, !hasInput { break }
        }
    }

    private func startFile() {
        isStartOfFile = false
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if buffer.count >= 3, (0..<3).allSatisfy({ buffer.start[$0] == mark[$0] }) { buffer.drop(3) }
        splitter = framing.splitter(for: UnsafeBufferPointer(start: buffer.start, count: buffer.count))
    }
}

/// A block of bytes that grows at its end; whoever takes it over frees it.
private struct Buffer {
    private(set) var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        start = .allocate(capacity: capacity + Bytes.padding)
    }

    mutating func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        capacity = max(count + more, capacity * 2)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Bytes.padding)
        larger.update(from: start, count: count)
        start.deallocate()
        start = larger
    }

    mutating func append(_ bytes: UnsafePointer<UInt8>, count more: Int) {
        reserve(more)
        (start + count).update(from: bytes, count: more)
        count += more
    }

    mutating func drop(_ first: Int) {
        guard first > 0 else { return }
        memmove(start, start + first, count - first)
        count -= first
    }
}
