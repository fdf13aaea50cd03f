import Foundation

/// A value inside a line that was checked: its kind and the bytes it is written with.
///
/// Members are found by walking over the bytes again, so nothing is built that is not asked for.
public struct JSONValue: Sendable {
    let bytes: Bytes
    let range: Range<Int>
    public let kind: JSONKind

    /// The bytes as they stand in the line.
    public func withRawBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(bytes) {
            try body(UnsafeBufferPointer(start: bytes.base + range.lowerBound, count: range.count))
        }
    }

    /// The value as it is written in the line.
    public var source: String { bytes.text(range) }

    /// The text of a string, escapes resolved; nil for other kinds.
    public var string: String? {
        guard kind == .string else { return nil }
        return withStringBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// The UTF-8 of a string, escapes resolved. Precondition for a meaningful answer: the kind is `.string`.
    public func withStringBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try withRawBytes { raw in
            let content = UnsafeBufferPointer(rebasing: raw.dropFirst().dropLast())
            guard let base = content.baseAddress, let backslash = memchr(base, Int32(UInt8(ascii: "\\")), content.count) else {
                return try body(content)
            }
            let first = base.distance(to: backslash.assumingMemoryBound(to: UInt8.self))
            return try unescape(content, from: first).withUnsafeBufferPointer(body)
        }
    }

    /// The number, or nil where it is none or lies outside what a Double holds.
    public var double: Double? {
        guard kind == .number else { return nil }
        let value = withRawBytes { Double(String(decoding: $0, as: UTF8.self)) }
        return value.flatMap { $0.isFinite ? $0 : nil }
    }

    /// The number where it is a whole one, written as 3 or 3.0; exact to the limits of Int where it is written in digits.
    public var integer: Int? {
        guard kind == .number else { return nil }
        return withRawBytes { Int(String(decoding: $0, as: UTF8.self)) } ?? double.flatMap { Int(exactly: $0) }
    }

    public var bool: Bool? { kind == .bool ? bytes.base[range.lowerBound] == UInt8(ascii: "t") : nil }

    /// The members of an array, in order; none for other kinds.
    public func forEachElement(_ body: (JSONValue) throws -> Void) rethrows {
        guard kind == .array else { return }
        var scanner = JSONScanner(base: bytes.base, range: range)
        scanner.position += 1
        scanner.skipWhitespace()
        guard scanner.current != UInt8(ascii: "]") else { return }
        repeat {
            // The line was checked when it was read, so walking over it again cannot fail.
            guard let member = scanner.next(in: bytes) else { return }
            try body(member)
        } while scanner.more(closing: UInt8(ascii: "]"))
    }

    /// The members of an object, in order, names with escapes resolved; none for other kinds.
    public func forEachField(_ body: (String, JSONValue) throws -> Void) rethrows {
        guard kind == .object else { return }
        var scanner = JSONScanner(base: bytes.base, range: range)
        scanner.position += 1
        scanner.skipWhitespace()
        guard scanner.current != UInt8(ascii: "}") else { return }
        repeat {
            guard let name = scanner.next(in: bytes)?.string, (try? scanner.colon()) != nil,
                let member = scanner.next(in: bytes)
            else { return }
            try body(name, member)
        } while scanner.more(closing: UInt8(ascii: "}"))
    }

    /// The elements of an array as an array.
    public var elements: [JSONValue] {
        var members: [JSONValue] = []
        forEachElement { members.append($0) }
        return members
    }

    /// A member of an object; the last one where a name repeats.
    public subscript(name: String) -> JSONValue? {
        var found: JSONValue?
        // Not by ==, for which two Unicode spellings of a letter are equal.
        forEachField { if $0.utf8.elementsEqual(name.utf8) { found = $1 } }
        return found
    }
}

extension JSONScanner {
    fileprivate mutating func next(in bytes: Bytes) -> JSONValue? {
        let start = position
        guard let (kind, _) = try? value() else { return nil }
        return JSONValue(bytes: bytes, range: start..<position, kind: kind)
    }

    fileprivate mutating func more(closing: UInt8) -> Bool { (try? another(closing: closing, expected: "")) ?? false }
}

/// Resolves the escapes of a checked string; everything before `first` has none.
private func unescape(_ content: UnsafeBufferPointer<UInt8>, from first: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    result.append(contentsOf: content[..<first])
    var index = first
    while index < content.count {
        let byte = content[index]
        guard byte == UInt8(ascii: "\\"), index + 1 < content.count else {
            result.append(byte)
            index += 1
            continue
        }
        let letter = content[index + 1]
        index += 2
        switch letter {
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "u"):
            let (scalar, length) = escapedScalar(content, at: index - 2)
            result.append(contentsOf: String(Character(scalar)).utf8)
            index += length - 2
        default: result.append(letter)
        }
    }
    return result
}

/// The scalar of a checked \uXXXX or surrogate pair, and how many bytes it is written with.
private func escapedScalar(_ content: UnsafeBufferPointer<UInt8>, at index: Int) -> (UnicodeScalar, Int) {
    func unit(at offset: Int) -> UInt32 {
        content[(offset + 2)..<(offset + 6)].reduce(0) { value, byte in
            value << 4 | UInt32(byte & 0x0F) + (byte > UInt8(ascii: "9") ? 9 : 0)
        }
    }
    let high = unit(at: index)
    guard high & 0xFC00 == 0xD800, index + 12 <= content.count else {
        return (UnicodeScalar(high) ?? "\u{FFFD}", 6)
    }
    let scalar = 0x10000 + (high & 0x3FF) << 10 + unit(at: index + 6) & 0x3FF
    return (UnicodeScalar(scalar) ?? "\u{FFFD}", 12)
}
