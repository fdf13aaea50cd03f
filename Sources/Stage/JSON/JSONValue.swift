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
        return withContent { content, backslash in
            guard let backslash else { return String(decoding: content, as: UTF8.self) }
            return String(unsafeUninitializedCapacity: content.count) { unescape(content, from: backslash, into: $0) }
        }
    }

    /// The UTF-8 of a string, escapes resolved. Precondition for a meaningful answer: the kind is `.string`.
    public func withStringBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try withContent { content, backslash in
            guard let backslash else { return try body(content) }
            return try [UInt8](unsafeUninitializedCapacity: content.count) { $1 = unescape(content, from: backslash, into: $0) }
                .withUnsafeBufferPointer(body)
        }
    }

    /// What stands between the quotes, and where its first backslash is.
    private func withContent<Result>(_ body: (UnsafeBufferPointer<UInt8>, Int?) throws -> Result) rethrows -> Result {
        try withRawBytes { raw in
            let content = UnsafeBufferPointer(rebasing: raw.dropFirst().dropLast())
            return try body(content, firstBackslash(content, from: 0))
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

private func firstBackslash(_ content: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = content.baseAddress, let found = memchr(base + start, Int32(UInt8(ascii: "\\")), content.count - start) else {
        return nil
    }
    return base.distance(to: found.assumingMemoryBound(to: UInt8.self))
}

/// Resolves the escapes of a checked string, of which the first is at `first`, into a buffer of at least its length, which no
/// escape exceeds in UTF-8; returns the length of the text.
private func unescape(_ content: UnsafeBufferPointer<UInt8>, from first: Int, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    guard let source = content.baseAddress, let target = buffer.baseAddress else { return 0 }
    var (copied, length) = (0, 0)
    var next: Int? = first
    while let backslash = next, backslash + 1 < content.count {
        memcpy(target + length, source + copied, backslash - copied)
        length += backslash - copied
        copied = backslash + 2
        switch source[backslash + 1] {
        case UInt8(ascii: "b"): target[length] = 0x08
        case UInt8(ascii: "f"): target[length] = 0x0C
        case UInt8(ascii: "n"): target[length] = 0x0A
        case UInt8(ascii: "r"): target[length] = 0x0D
        case UInt8(ascii: "t"): target[length] = 0x09
        case UInt8(ascii: "u"):
            let (scalar, written) = escapedScalar(content, at: backslash)
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                target[length] = byte
                length += 1
            }
            length -= 1
            copied = backslash + written
        case let letter: target[length] = letter
        }
        length += 1
        next = firstBackslash(content, from: copied)
    }
    memcpy(target + length, source + copied, content.count - copied)
    return length + content.count - copied
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
