import Foundation

/// How records follow each other in a file.
public enum Framing: Sendable {
    /// One a line.
    case lines
    /// One a line, the elements of one JSON array, or JSON objects that run over several lines: seen from the start.
    case detect

    func splitter(for start: UnsafeBufferPointer<UInt8>) -> Splitter {
        guard self == .detect, let first = start.first(where: { !isBlank($0) }) else { return .lines(number: 1) }
        if first == UInt8(ascii: "[") { return .values(ValueSplitter(recordDepth: 1)) }
        var trial = ValueSplitter(recordDepth: 0)
        let firstLine = start.drop(while: isBlank).prefix { $0 != 0x0A }
        let rebased = UnsafeBufferPointer(rebasing: firstLine)
        var values: [Line] = []
        if let address = rebased.baseAddress { _ = trial.split(address, count: rebased.count, into: &values) }
        let runsOn = values.isEmpty && rebased.count + 1 < start.count
        return runsOn ? .values(ValueSplitter(recordDepth: 0)) : .lines(number: 1)
    }
}

@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

/// Cuts input into records, a piece at a time.
enum Splitter {
    case lines(number: Int)
    case values(ValueSplitter)

    var isLines: Bool { if case .lines = self { true } else { false } }

    /// The number of the line that comes next.
    var number: Int {
        switch self {
        case .lines(let number): number
        case .values(let splitter): splitter.startLine
        }
    }

    /// Appends the whole records in the bytes and returns how many bytes need not be seen again.
    mutating func split(_ start: UnsafePointer<UInt8>, count: Int, isEnd: Bool, into lines: inout [Line]) -> Int {
        switch self {
        case .lines(var number):
            let used = splitLines(start, count: count, isEnd: isEnd, number: &number, into: &lines)
            self = .lines(number: number)
            return used
        case .values(var splitter):
            var used = splitter.split(start, count: count, into: &lines)
            if isEnd, used < count {
                // What is left is no whole value; the record's own check says what is wrong with it.
                let rest = used..<count
                if rest.contains(where: { !isBlank(start[$0]) && start[$0] != UInt8(ascii: "]") }) {
                    lines.append(Line(range: rest, number: splitter.startLine))
                }
                used = count
            }
            self = .values(splitter)
            return used
        }
    }
}

private func splitLines(
    _ start: UnsafePointer<UInt8>, count: Int, isEnd: Bool, number: inout Int, into lines: inout [Line]
) -> Int {
    var position = 0
    while position < count {
        let end: Int
        if let newline = memchr(start + position, 0x0A, count - position) {
            end = start.distance(to: newline.assumingMemoryBound(to: UInt8.self))
        } else if isEnd {
            end = count
        } else {
            break
        }
        if (position..<end).contains(where: { !isBlank(start[$0]) }) {
            lines.append(Line(range: position..<end, number: number))
        }
        number += 1
        position = end + 1
    }
    return min(position, count)
}

/// Finds objects by their brackets, whatever line breaks they hold.
struct ValueSplitter {
    /// 1 for the elements of an array, 0 for objects that follow each other.
    let recordDepth: Int
    private var depth = 0
    private var inString = false
    private var isEscaped = false
    private var seen = 0
    private var line = 1
    private(set) var startLine = 1
    private var start = -1

    init(recordDepth: Int) { self.recordDepth = recordDepth }

    mutating func split(_ bytes: UnsafePointer<UInt8>, count: Int, into lines: inout [Line]) -> Int {
        var used = 0
        for index in seen..<max(seen, count) {
            let byte = bytes[index]
            if inString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    inString = false
                }
                if byte == 0x0A { line += 1 }
                continue
            }
            switch byte {
            case 0x0A: line += 1
            case UInt8(ascii: "\""):
                if depth == recordDepth { begin(at: index) }
                inString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if depth == recordDepth { begin(at: index) }
                depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == recordDepth, start >= 0 {
                    lines.append(Line(range: start..<(index + 1), number: startLine))
                    start = -1
                    used = index + 1
                }
            case UInt8(ascii: ","):
                if depth == recordDepth {
                    if start >= 0 { lines.append(Line(range: start..<index, number: startLine)) }
                    start = -1
                    used = index + 1
                }
            default:
                if depth == recordDepth, start < 0, !isBlank(byte) { begin(at: index) }
            }
            if start < 0, depth <= recordDepth { used = index + 1 }
        }
        seen = count - used
        if start >= 0 { start -= used }
        return used
    }

    private mutating func begin(at index: Int) {
        guard start < 0 else { return }
        start = index
        startLine = line
    }
}
