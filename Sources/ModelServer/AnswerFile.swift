import Foundation
import Stage

/// A file of answers, one a line, found by the ids of their requests. The lines may be in any order.
///
/// Holds where each answer stands, some 50 bytes an id, and reads it when it is asked for. May be used by many threads at once.
// Sendable because `places` is touched under `lock` alone.
public final class AnswerFile: @unchecked Sendable {
    private struct Span {
        var offset: Int
        var length: Int
        var isGood: Bool
    }

    public let path: String
    let descriptor: Int32
    private let lock = NSLock()
    private var places: [RequestID: Span] = [:]
    /// Where the whole lines end; what is behind it was cut off when it was written.
    private(set) var end = 0
    private(set) var tail: [UInt8] = []
    /// Lines whose ids are not of this program's making.
    public private(set) var unknownIDs = 0

    /// Reads the file through. Throws where a line is no answer; a last line that was cut off is left out.
    public convenience init(reading path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(.noInput, "\(path): cannot be opened: \(systemMessage())") }
        try self.init(path, descriptor: descriptor)
    }

    /// Takes over the descriptor.
    init(_ path: String, descriptor: Int32) throws {
        self.path = path
        self.descriptor = descriptor
        var number = 1
        try forEachLine { offset, line in
            if !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { try note(line, at: offset, number: number) }
            number += 1
        }
        if !tail.isEmpty, (try? note(tail[...], at: end, number: number)) != nil {
            end += tail.count
            tail = []
        }
    }

    deinit { close(descriptor) }

    /// Answers that are known, and those of them that say the request was refused.
    public var count: Int { lock.withLock { places.count } }

    /// Whether the last line was cut off.
    public var isTorn: Bool { !tail.isEmpty }

    /// The answer to a request; nil where there is none.
    public func answer(to id: RequestID) throws -> BatchAnswer? {
        guard let span = lock.withLock({ places[id] }) else { return nil }
        let bytes = try read(span.length, at: span.offset)
        return try BatchAnswer(Record(bytes: Bytes(bytes), range: 0..<bytes.count, place: Place(file: path, line: 1)))
    }

    /// Whether there is an answer that is not a refusal.
    public func hasAnswer(to id: RequestID) -> Bool { lock.withLock { places[id]?.isGood ?? false } }

    /// Takes note of a good answer that was written behind the others.
    func note(_ id: RequestID, at offset: Int, length: Int) {
        lock.withLock { places[id] = Span(offset: offset, length: length, isGood: true) }
    }

    // MARK: Reading through

    private func note(_ line: ArraySlice<UInt8>, at offset: Int, number: Int) throws {
        let record = try Record(bytes: Bytes(line), range: 0..<line.count, place: Place(file: path, line: number))
        let name = try record.string("custom_id")
        let isGood = if case .body = try BatchAnswer(record) { true } else { false }
        guard let id = RequestID(name) else {
            unknownIDs += 1
            return
        }
        // The last answer counts, but a refusal takes the place of none.
        if isGood || places[id] == nil { places[id] = Span(offset: offset, length: line.count, isGood: isGood) }
    }

    /// Hands out whole lines with their offsets; leaves `end` behind the last of them, and what follows in `tail`.
    private func forEachLine(_ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
        var held: [UInt8] = []
        while true {
            let more = try read(upTo: 1 << 20, at: end + held.count)
            if more.isEmpty { break }
            var searched = held.count
            held += more
            var position = 0
            while let newline = held[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                try body(end + position, held[position..<newline])
                position = newline + 1
                searched = position
            }
            end += position
            held.removeSubrange(..<position)
            guard held.count <= LineReader.maximumRecord else {
                throw Failure(.data, "\(path): a line is longer than \(LineReader.maximumRecord >> 20) MiB, expected answers")
            }
        }
        tail = held
    }

    private func read(_ count: Int, at offset: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let more = try read(upTo: count - bytes.count, at: offset + bytes.count)
            guard !more.isEmpty else { throw Failure(.inputOutput, "\(path): was shortened while it was read") }
            bytes += more
        }
        return bytes
    }

    private func read(upTo count: Int, at offset: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            repeat { filled = pread(descriptor, buffer.baseAddress, count, off_t(offset)) } while filled < 0 && errno == EINTR
            if filled < 0 {
                filled = 0
                throw Failure(.inputOutput, "\(path): cannot be read: \(systemMessage())")
            }
        }
    }
}

/// The words of the C library for the last failed call.
func systemMessage() -> String { String(cString: strerror(errno)) }
