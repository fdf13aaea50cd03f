import Foundation

/// How records follow each other in a file.
public enum Framing: Sendable {
    /// One a line.
    case lines
    /// One a line, the elements of one JSON array, or JSON objects that run over several lines: seen from the start.
    case detect
}

/// Cuts input into records, a piece at a time.
enum Splitter {
    case lines(LineSplitter)
    case values(ValueSplitter)

    /// The number of the line that comes next.
    var number: Int {
        switch self {
        case .lines(let splitter): splitter.number
        case .values(let splitter): splitter.startLine
        }
    }

    /// What stands between records and should not, and its line; nothing behind it is read.
    var fault: (line: Int, reason: String)? {
        if case .values(let splitter) = self { splitter.fault } else { nil }
    }

    /// Appends the whole records in the bytes and returns how many bytes need not be seen again.
    mutating func split(_ start: UnsafePointer<UInt8>, count: Int, isEnd: Bool, into lines: inout [Line]) -> Int {
        switch self {
        case .lines(var splitter):
            defer { self = .lines(splitter) }
            return splitter.split(start, count: count, isEnd: isEnd, into: &lines)
        case .values(var splitter):
            defer { self = .values(splitter) }
            return splitter.split(start, count: count, isEnd: isEnd, into: &lines)
        }
    }
}

@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

/// Where the first byte from `index` on is that is not blank.
func firstNotBlank(_ bytes: UnsafePointer<UInt8>, from index: Int, to end: Int) -> Int? {
    var index = index
    while index < end, isBlank(bytes[index]) { index += 1 }
    return index < end ? index : nil
}

/// Cuts at line breaks.
struct LineSplitter {
    private var limit: LengthLimit
    /// The number of the line that comes next.
    private(set) var number = 1
    /// Bytes that were searched for a line break before.
    private var seen = 0

    init(maximum: Int) { limit = LengthLimit(maximum) }

    mutating func split(_ start: UnsafePointer<UInt8>, count: Int, isEnd: Bool, into lines: inout [Line]) -> Int {
        var position = 0
        while position < count {
            let end: Int
            if let newline = memchr(start + position + seen, 0x0A, count - position - seen) {
                end = start.distance(to: newline.assumingMemoryBound(to: UInt8.self))
            } else if isEnd {
                end = count
            } else {
                seen = count - position
                guard limit.isPassed(by: seen) else { return position }
                limit.pass(UnsafeBufferPointer(start: start + position, count: seen))
                seen = 0
                return count
            }
            append(start, position..<end, to: &lines)
            position = end + 1
            seen = 0
        }
        if isEnd, limit.long != nil { append(start, count..<count, to: &lines) }
        return count
    }

    private mutating func append(_ start: UnsafePointer<UInt8>, _ range: Range<Int>, to lines: inout [Line]) {
        if limit.isPassed(by: range.count) {
            limit.pass(UnsafeBufferPointer(start: start + range.lowerBound, count: range.count))
            lines.append(Line(range: 0..<0, number: number, long: limit.take()))
        } else if firstNotBlank(start, from: range.lowerBound, to: range.upperBound) != nil {
            lines.append(Line(range: range, number: number))
        }
        number += 1
    }
}

/// Finds out from the start of a file how its records follow each other, with the bytes read so far, and later with more.
struct FramingDetector {
    /// Bytes that were searched for the first line break before.
    private var searched = 0

    /// The splitter for the file, or nil where it takes more bytes to tell.
    mutating func splitter(for bytes: UnsafePointer<UInt8>, count: Int, isEnd: Bool, maximum: Int) -> Splitter? {
        let lines = Splitter.lines(LineSplitter(maximum: maximum))
        guard let first = firstNotBlank(bytes, from: 0, to: count) else {
            return isEnd || count >= LineReader.batchSize ? lines : nil
        }
        if bytes[first] == UInt8(ascii: "[") { return .values(ValueSplitter(.array, maximum: maximum)) }
        if bytes[first] != UInt8(ascii: "{") { return lines }
        let from = max(first, searched)
        searched = count
        guard let newline = memchr(bytes + from, 0x0A, count - from) else {
            return isEnd || count > maximum ? lines : nil
        }
        let lineEnd = bytes.distance(to: newline.assumingMemoryBound(to: UInt8.self))
        searched = lineEnd
        guard runsOn(bytes, first..<lineEnd) else { return lines }
        guard let next = firstNotBlank(bytes, from: lineEnd, to: count) else {
            return isEnd || count > maximum ? lines : nil
        }
        // No brace can follow what ends in a value: then the first line is a torn record of a file of lines.
        let last = (first..<lineEnd).last { !isBlank(bytes[$0]) }.map { bytes[$0] }
        let isTorn = bytes[next] == UInt8(ascii: "{") && ![UInt8(ascii: "["), UInt8(ascii: ","), UInt8(ascii: ":")].contains(last)
        return isTorn ? lines : .values(ValueSplitter(.objects, maximum: maximum))
    }

    /// Whether a line that begins an object leaves it open, outside a string.
    private func runsOn(_ bytes: UnsafePointer<UInt8>, _ line: Range<Int>) -> Bool {
        var trial = ValueSplitter(.objects, maximum: .max)
        var values: [Line] = []
        _ = trial.split(bytes + line.lowerBound, count: line.count, isEnd: false, into: &values)
        return values.isEmpty && !trial.isInString && trial.fault == nil
    }
}
