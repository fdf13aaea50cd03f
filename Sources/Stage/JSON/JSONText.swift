import Foundation

/// JSON text that is being written, as bytes.
public struct JSONText: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public var count: Int { bytes.count }

    public mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    public mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }

    public mutating func raw(_ start: UnsafePointer<UInt8>, count: Int) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    }

    /// A value as it is written in its record, on one line.
    public mutating func value(_ value: JSONValue) {
        let begin = count
        value.withRawBytes { bytes.append(contentsOf: $0) }
        joinLines(from: begin)
    }

    /// Makes blanks of the line breaks from `begin` on; JSON allows them only where it allows a blank.
    mutating func joinLines(from begin: Int) {
        let count = bytes.count
        bytes.withUnsafeMutableBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            var index = begin
            while index < count, let found = memchr(base + index, 0x0A, count - index) {
                index = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
                base[index] = 0x20
            }
        }
    }

    /// Text that is JSON already, or punctuation.
    public mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// A comma, unless nothing came before.
    mutating func separator(_ first: inout Bool) {
        if !first { byte(UInt8(ascii: ",")) }
        first = false
    }

    /// A string with its quotes; escapes only what JSON demands.
    public mutating func string(_ value: String) {
        var value = value
        value.withUTF8 { string(utf8: $0) }
    }

    /// The same from UTF-8 bytes.
    public mutating func string(utf8 text: UnsafeBufferPointer<UInt8>) {
        if bytes.isEmpty { bytes.reserveCapacity(text.count + text.count / 8 + 2) }
        byte(UInt8(ascii: "\""))
        // Many short appends cost more than the copy: escapes are put in on the stack, a piece at a time.
        let piece = 160  // a kilobyte of room is taken from the stack, more from the heap
        var rest = text[...]
        while !rest.isEmpty {
            let part = UnsafeBufferPointer(rebasing: rest.prefix(piece))
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestEscape * piece + 8) { room in
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<escape(part, into: room)]))
            }
            rest = rest.dropFirst(piece)
        }
        byte(UInt8(ascii: "\""))
    }

    /// The shortest decimal that reads back to the same value; null where the number is not finite.
    public mutating func number(_ value: Double) {
        raw(value.isFinite ? shortest(value.description) : "null")
    }

    public mutating func number(_ value: Float) {
        raw(value.isFinite ? shortest(value.description) : "null")
    }

    private func shortest(_ text: String) -> String { text.hasSuffix(".0") ? String(text.dropLast(2)) : text }

    public mutating func strings(_ values: [String]) {
        byte(UInt8(ascii: "["))
        var first = true
        for value in values {
            separator(&first)
            string(value)
        }
        byte(UInt8(ascii: "]"))
    }

    mutating func objects(_ values: [JSONObject]) {
        byte(UInt8(ascii: "["))
        var first = true
        for value in values {
            separator(&first)
            append(value.bytes)
        }
        byte(UInt8(ascii: "]"))
    }

    /// Forgets everything behind `count`.
    mutating func truncate(to count: Int) { bytes.removeSubrange(count...) }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}

private let longestEscape = 6

/// Writes text, with the escapes that JSON demands, into a buffer of `longestEscape` times its length and eight bytes more; returns
/// how many bytes it takes.
private func escape(_ text: UnsafeBufferPointer<UInt8>, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    guard let source = text.baseAddress, let target = buffer.baseAddress else { return 0 }
    var (index, length) = (0, 0)
    while index < text.count {
        if index + 8 <= text.count {
            // All eight are written; those from the first to escape on are written over by what comes next.
            let word = loadWord(source, index)
            UnsafeMutableRawPointer(target + length).storeBytes(of: word.littleEndian, as: UInt64.self)
            let mask = quotesBackslashesAndControls(word)
            let plain = mask == 0 ? 8 : firstMarked(mask)
            index += plain
            length += plain
            if mask == 0 { continue }
        }
        length += escape(source[index], at: target + length)
        index += 1
    }
    return length
}

/// Writes one byte, escaped where JSON demands it; returns the length.
private func escape(_ byte: UInt8, at target: UnsafeMutablePointer<UInt8>) -> Int {
    let letter: UInt8
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): letter = byte
    case 0x08: letter = UInt8(ascii: "b")
    case 0x09: letter = UInt8(ascii: "t")
    case 0x0A: letter = UInt8(ascii: "n")
    case 0x0C: letter = UInt8(ascii: "f")
    case 0x0D: letter = UInt8(ascii: "r")
    case 0..<0x20:
        for (offset, digit) in "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8.enumerated() { target[offset] = digit }
        return longestEscape
    default:
        target[0] = byte
        return 1
    }
    target[0] = UInt8(ascii: "\\")
    target[1] = letter
    return 2
}
