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
        byte(UInt8(ascii: "\""))
        var copied = 0
        while let index = firstToEscape(in: text, from: copied) {
            bytes.append(contentsOf: text[copied..<index])
            escape(text[index])
            copied = index + 1
        }
        bytes.append(contentsOf: text[copied...])
        byte(UInt8(ascii: "\""))
    }

    private func firstToEscape(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = text.baseAddress else { return nil }
        var index = start
        while index + 8 <= text.count {
            let mask = quotesBackslashesAndControls(loadWord(base, index))
            if mask != 0 { return index + firstMarked(mask) }
            index += 8
        }
        return text[index...].firstIndex { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): raw("\\\"")
        case UInt8(ascii: "\\"): raw("\\\\")
        case 0x08: raw("\\b")
        case 0x09: raw("\\t")
        case 0x0A: raw("\\n")
        case 0x0C: raw("\\f")
        case 0x0D: raw("\\r")
        default: raw("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
        }
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

    /// Forgets everything behind `count`.
    mutating func truncate(to count: Int) { bytes.removeSubrange(count...) }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
