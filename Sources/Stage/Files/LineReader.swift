import Foundation

/// A piece of input with its place: one line, or one element of a JSON array.
public struct Line: Sendable {
    /// Empty where the record is a long one.
    public var range: Range<Int>
    public var number: Int
    /// What was kept of it where it is longer than allowed.
    public var long: LongRecord?
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
/// Of a record that is longer than `maximumRecord` only the beginning is handed out: it is never held.
/// What is wrong with the input as a whole is thrown behind the last batch before it.
public final class LineReader {
    /// The longest record by default: people's longest conversations have some megabytes.
    public static let maximumRecord = 16 << 20
    public static let batchSize = 1 << 18

    private let files: InputFiles
    private let framing: Framing
    private let batchSize: Int
    private let maximumRecord: Int
    private var splitter: Splitter?
    private var detector = FramingDetector()
    private var descriptor: Int32 = -1
    private var isPipe = false
    private var file = ""
    private var isEndOfFile = false
    private var failure: Failure?
    /// Bytes that were read and belong to the next batch.
    private var buffer = Buffer(capacity: LineReader.batchSize)
    public private(set) var bytesRead = 0

    public init(
        _ files: InputFiles, framing: Framing = .lines, batchSize: Int = LineReader.batchSize,
        maximumRecord: Int = LineReader.maximumRecord
    ) {
        self.files = files
        self.framing = framing
        self.maximumRecord = maximumRecord
        self.batchSize = max(1, batchSize)
    }

    deinit { buffer.release() }

    /// The next batch, or nil behind the end of the last file.
    public func next() throws -> LineBatch? {
        while true {
            if let failure { throw failure }
            if descriptor < 0 {
                guard let opened = try files.openNext() else { return nil }
                (descriptor, file, isPipe) = opened
                (splitter, detector, isEndOfFile) = (nil, FramingDetector(), false)
            }
            try fill()
            if splitter == nil { splitter = startFile() }
            if splitter != nil, let batch = cut() { return batch }
        }
    }

    /// Whether `next` would have to wait for the other end of a pipe.
    public var wouldWait: Bool {
        guard descriptor >= 0, isPipe, !isEndOfFile else { return false }
        return !hasInput
    }

    private var hasInput: Bool { isReady(descriptor, POLLIN, timeout: 0) }

    /// Reads until a batch is full, the file ends, or a pipe has no more at the moment; waits for the first byte.
    private func fill() throws {
        var got = 0
        while got < batchSize, !isEndOfFile {
            buffer.reserve(batchSize - got)
            let count = read(descriptor, buffer.start + buffer.count, batchSize - got)
            if count < 0 {
                if errno == EINTR || errno == EAGAIN && isReady(descriptor, POLLIN, timeout: -1) { continue }
                throw Failure(.noInput, "cannot read: \(systemError())", at: Place(file: file, line: splitter?.number ?? 1))
            }
            if count == 0 { isEndOfFile = true }
            files.note(UnsafeBufferPointer(start: buffer.start + buffer.count, count: count))
            buffer.count += count
            got += count
            bytesRead += count
            if isPipe, got > 0, !hasInput { break }
        }
    }

    /// How the records of the file follow each other; nil where more of it must be read to know.
    private func startFile() -> Splitter? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if (0..<min(3, buffer.count)).allSatisfy({ buffer.start[$0] == mark[$0] }) {
            if buffer.count < 3, !isEndOfFile { return nil }
            if buffer.count >= 3 { buffer.drop(3) }
        }
        guard framing == .detect else { return .lines(LineSplitter(maximum: maximumRecord)) }
        return detector.splitter(for: buffer.start, count: buffer.count, isEnd: isEndOfFile, maximum: maximumRecord)
    }

    /// The whole lines of the buffer, which keeps the rest; nil where there are none.
    private func cut() -> LineBatch? {
        var lines: [Line] = []
        let used = splitter?.split(buffer.start, count: buffer.count, isEnd: isEndOfFile, into: &lines) ?? 0
        failure = splitter?.fault.map { Failure(.data, $0.reason, at: Place(file: file, line: $0.line)) }
        if isEndOfFile {
            files.close(descriptor)
            descriptor = -1
        }
        guard !lines.isEmpty else {
            buffer.drop(used)
            return nil
        }
        var next = Buffer(capacity: buffer.count - used + batchSize)
        next.append(buffer.start + used, count: buffer.count - used)
        defer { buffer = next }
        return LineBatch(bytes: Bytes(adopting: buffer), lines: lines, file: file)
    }
}

/// Whether a descriptor can be read or written (a broken one can: the call then says what is wrong); waits for it up to
/// `timeout` milliseconds, for ever where that is negative.
func isReady(_ descriptor: Int32, _ event: some BinaryInteger, timeout: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    return poll(&request, 1, timeout) != 0
}
