/// What is wrong with a line as JSON, and at which byte of the block that was scanned.
public struct JSONFault: Error, Equatable {
    public let offset: Int
    public let reason: String
}

/// The six kinds of JSON value.
public enum JSONKind: UInt8, Sendable {
    case object, array, string, number, bool, null

    public var name: String {
        switch self {
        case .object: "an object"
        case .array: "an array"
        case .string: "a string"
        case .number: "a number"
        case .bool: "a boolean"
        case .null: "null"
        }
    }
}

/// Walks over JSON text (RFC 8259) and checks it: grammar, escapes, surrogate pairs, UTF-8, depth of nesting.
///
/// Reads eight bytes at a time where it can (SWAR), so up to `Bytes.padding` bytes behind `end` must be readable.
struct JSONScanner {
    /// Arrays and objects within each other at most.
    static let maximumDepth = 512

    let base: UnsafePointer<UInt8>
    let end: Int
    var position: Int

    init(base: UnsafePointer<UInt8>, range: Range<Int>) {
        self.base = base
        self.position = range.lowerBound
        self.end = range.upperBound
    }

    @inline(__always)
    func fault(_ reason: String, at offset: Int? = nil) -> JSONFault {
        JSONFault(offset: offset ?? position, reason: reason)
    }

    /// The next byte, or 0 at the end (a raw NUL is never legal, so the two need no telling apart).
    @inline(__always)
    var current: UInt8 { position < end ? base[position] : 0 }

    @inline(__always)
    mutating func skipWhitespace() {
        while position < end {
            let byte = base[position]
            guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return }
            position &+= 1
        }
    }

    /// Passes over one value and reports its kind and, for an array or object, how many members it has.
    @inline(__always)
    mutating func value(depth: Int = 0) throws(JSONFault) -> (kind: JSONKind, count: Int) {
        switch current {
        case UInt8(ascii: "\""):
            _ = try string()
            return (.string, 0)
        case UInt8(ascii: "{"): return (.object, try object(depth: depth + 1))
        case UInt8(ascii: "["): return (.array, try array(depth: depth + 1))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            try number()
            return (.number, 0)
        case UInt8(ascii: "t"):
            try literal("true")
            return (.bool, 0)
        case UInt8(ascii: "f"):
            try literal("false")
            return (.bool, 0)
        case UInt8(ascii: "n"):
            try literal("null")
            return (.null, 0)
        default: throw unexpected("a value")
        }
    }

    func unexpected(_ expected: String) -> JSONFault {
        guard position < end else { return fault("the line ends where \(expected) is expected") }
        return fault("found \(described(base[position])) where \(expected) is expected")
    }

    mutating func object(depth: Int) throws(JSONFault) -> Int {
        guard depth <= JSONScanner.maximumDepth else { throw tooDeep() }
        position &+= 1
        skipWhitespace()
        if current == UInt8(ascii: "}") {
            position &+= 1
            return 0
        }
        var count = 0
        while true {
            guard current == UInt8(ascii: "\"") else { throw unexpected("a field name") }
            _ = try string()
            try colon()
            _ = try value(depth: depth)
            count &+= 1
            guard try another(closing: UInt8(ascii: "}"), expected: "',' or '}'") else { return count }
        }
    }

    mutating func array(depth: Int) throws(JSONFault) -> Int {
        guard depth <= JSONScanner.maximumDepth else { throw tooDeep() }
        position &+= 1
        skipWhitespace()
        if current == UInt8(ascii: "]") {
            position &+= 1
            return 0
        }
        var count = 0
        while true {
            _ = try value(depth: depth)
            count &+= 1
            guard try another(closing: UInt8(ascii: "]"), expected: "',' or ']'") else { return count }
        }
    }

    private func tooDeep() -> JSONFault { fault("nested more than \(JSONScanner.maximumDepth) deep") }

    @inline(__always)
    mutating func colon() throws(JSONFault) {
        skipWhitespace()
        guard current == UInt8(ascii: ":") else { throw unexpected("':'") }
        position &+= 1
        skipWhitespace()
    }

    /// Passes over ',' (true) or the closing bracket (false).
    @inline(__always)
    mutating func another(closing: UInt8, expected: @autoclosure () -> String) throws(JSONFault) -> Bool {
        skipWhitespace()
        let byte = current
        if byte == UInt8(ascii: ",") {
            position &+= 1
            skipWhitespace()
            return true
        }
        guard byte == closing else { throw unexpected(expected()) }
        position &+= 1
        return false
    }

    private mutating func literal(_ word: StaticString) throws(JSONFault) {
        let length = word.utf8CodeUnitCount
        let start = position
        for index in 0..<length {
            guard start + index < end, base[start + index] == word.utf8Start[index] else {
                throw fault("expected \(word)", at: start)
            }
        }
        position = start + length
    }

    private mutating func number() throws(JSONFault) {
        if current == UInt8(ascii: "-") { position &+= 1 }
        if current == UInt8(ascii: "0") {
            position &+= 1
        } else {
            try digits()
        }
        if current == UInt8(ascii: ".") {
            position &+= 1
            try digits()
        }
        if current | 0x20 == UInt8(ascii: "e") {
            position &+= 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position &+= 1 }
            try digits()
        }
    }

    @inline(__always)
    private mutating func digits() throws(JSONFault) {
        let start = position
        while position < end, base[position] &- UInt8(ascii: "0") < 10 { position &+= 1 }
        if position == start { throw unexpected("a digit") }
    }
}

/// A byte for a message: the character where it is a visible one.
func described(_ byte: UInt8) -> String {
    (0x21...0x7E).contains(byte) ? "'\(Character(UnicodeScalar(byte)))'" : "byte 0x\(String(byte, radix: 16))"
}
