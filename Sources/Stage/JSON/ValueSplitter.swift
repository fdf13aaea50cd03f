/// Finds records by their brackets, whatever line breaks they hold.
///
/// What is between records is checked here, and is a `fault` where it is wrong; what is in a record is for the record's
/// own check.
struct ValueSplitter {
    enum Shape {
        /// The elements of an array; another array may follow it.
        case array
        /// Objects one after the other.
        case objects
    }

    private enum Expected: String {
        case array = "an array"
        case elementOrEnd = "an element or ']'"
        case element = "an element"
        case commaOrEnd = "',' or ']'"
        case object = "an object"
    }

    private var expected: Expected
    private var limit: LengthLimit
    /// Brackets open within the record.
    private var depth = 0
    private(set) var isInString = false
    private var isEscaped = false
    /// Where the record starts that is not at its end yet; negative between records.
    private var start = -1
    private var seen = 0
    private var line = 1
    private(set) var startLine = 1
    private(set) var fault: (line: Int, reason: String)?

    init(_ shape: Shape, maximum: Int) {
        expected = shape == .array ? .array : .object
        limit = LengthLimit(maximum)
    }

    /// Appends the whole records and returns how many bytes need not be seen again; up to `Bytes.padding` bytes behind
    /// `count` must be readable. Each byte is looked at once, however many pieces a record comes in.
    mutating func split(_ bytes: UnsafePointer<UInt8>, count: Int, isEnd: Bool, into lines: inout [Line]) -> Int {
        var index = seen
        while index < count, fault == nil {
            if isInString {
                index = passString(bytes, from: index, to: count)
            } else if start < 0 {
                between(bytes[index], at: index)
                index += 1
            } else {
                index = within(bytes, at: index, into: &lines)
            }
        }
        if isEnd, fault == nil { end(bytes, at: count, into: &lines) }
        if start >= 0, limit.isPassed(by: index - start) {
            limit.pass(UnsafeBufferPointer(start: bytes + start, count: index - start))
            start = index
        }
        let used = fault != nil || isEnd ? count : start < 0 ? index : start
        seen = index - used
        if start >= 0 { start -= used }
        return used
    }

    /// A byte between records.
    private mutating func between(_ byte: UInt8, at index: Int) {
        if isBlank(byte) {
            if byte == 0x0A { line += 1 }
            return
        }
        switch (expected, byte) {
        case (.array, UInt8(ascii: "[")): expected = .elementOrEnd
        case (.elementOrEnd, UInt8(ascii: "]")), (.commaOrEnd, UInt8(ascii: "]")): expected = .array
        case (.commaOrEnd, UInt8(ascii: ",")): expected = .element
        case (_, _) where beginsRecord(byte):
            start = index
            startLine = line
            depth = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") ? 1 : 0
            isInString = byte == UInt8(ascii: "\"")
        default:
            fault = (line, "found \(described(byte)) where \(expected.rawValue) is expected")
        }
    }

    /// Whether a record can begin here; in an array anything may that is no punctuation, for its own check to refuse.
    private func beginsRecord(_ byte: UInt8) -> Bool {
        switch expected {
        case .object: byte == UInt8(ascii: "{")
        case .element, .elementOrEnd:
            ![UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(byte)
        case .array, .commaOrEnd: false
        }
    }

    /// A byte in a record, outside its strings; returns where to go on.
    @inline(__always)
    private mutating func within(_ bytes: UnsafePointer<UInt8>, at index: Int, into lines: inout [Line]) -> Int {
        switch bytes[index] {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            if depth == 0 { return finish(bytes, at: index, into: &lines) }
            depth -= 1
            if depth == 0 { return finish(bytes, at: index + 1, into: &lines) }
        case UInt8(ascii: ","):
            if depth == 0 { return finish(bytes, at: index, into: &lines) }
        case 0x0A: line += 1
        default: break
        }
        return index + 1
    }

    private mutating func finish(_ bytes: UnsafePointer<UInt8>, at end: Int, into lines: inout [Line]) -> Int {
        append(bytes, to: end, into: &lines)
        if expected != .object { expected = .commaOrEnd }
        return end
    }

    /// Hands out the record that ends here.
    private mutating func append(_ bytes: UnsafePointer<UInt8>, to end: Int, into lines: inout [Line]) {
        if limit.isPassed(by: end - start) {
            limit.pass(UnsafeBufferPointer(start: bytes + start, count: end - start))
            lines.append(Line(range: 0..<0, number: startLine, long: limit.take()))
        } else {
            lines.append(Line(range: start..<end, number: startLine))
        }
        start = -1
    }

    /// The end of the input: a record that is not whole is handed out, so that its own check says what is wrong with it.
    private mutating func end(_ bytes: UnsafePointer<UInt8>, at count: Int, into lines: inout [Line]) {
        if start >= 0 {
            append(bytes, to: count, into: &lines)
        } else if expected != .object, expected != .array {
            fault = (line, "the file ends where \(expected.rawValue) is expected")
        }
    }

    /// Goes on in a string; returns the index behind its closing quote, or the end of the bytes.
    private mutating func passString(_ bytes: UnsafePointer<UInt8>, from index: Int, to count: Int) -> Int {
        var index = index
        if isEscaped {
            isEscaped = false
            index += 1
        }
        while index < count {
            let mask = quotesBackslashesAndControls(loadWord(bytes, index))
            guard mask != 0 else {
                index += 8
                continue
            }
            index += firstMarked(mask)
            guard index < count else { break }
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") {
                isInString = false
                return index
            }
            if byte == 0x0A { line += 1 }
            if byte == UInt8(ascii: "\\") {
                isEscaped = index == count
                index += 1
            }
        }
        return count
    }
}
