import Stage

/// Where in a conversation a label was read off.
struct Evidence: Sendable, Equatable {
    /// Unicode scalars of the longest quote; `end` tells where what it begins ends.
    static let longestQuote = 1000

    var measure: String
    var label: String
    /// Number of the user's message, from 0.
    var turn: Int
    /// Unicode scalars of the message's content.
    var start: Int
    var end: Int
    var quote: String

    var object: JSONObject {
        var object = JSONObject()
        object.add("measure", measure)
        object.add("label", label)
        object.add("turn", turn)
        object.add("start", start)
        object.add("end", end)
        object.add("quote", quote)
        return object
    }
}

extension Evidence {
    /// The labels of one message, in the order of where they begin; linear in the length of the message.
    static func of(_ labels: [LabelledBytes], in bytes: UnsafeBufferPointer<UInt8>, turn: Int) -> [Evidence] {
        var (byte, scalars) = (0, 0)
        return labels.enumerated().sorted { ($0.element.bytes.lowerBound, $0.offset) < ($1.element.bytes.lowerBound, $1.offset) }.map {
            _, label in
            scalars += count(bytes, byte..<label.bytes.lowerBound)
            byte = label.bytes.lowerBound
            let text = bytes[label.bytes]
            let quote = text.count > longestQuote ? text.prefix(bytesOfQuote(text)) : text
            return Evidence(
                measure: label.measure, label: label.label, turn: turn, start: scalars, end: scalars + count(bytes, label.bytes),
                quote: String(decoding: quote, as: UTF8.self))
        }
    }

    /// Bytes of the first scalars of a text, as many as a quote may have.
    private static func bytesOfQuote(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var scalars = 0
        for (offset, byte) in text.enumerated() where byte & 0xC0 != 0x80 {
            if scalars == longestQuote { return offset }
            scalars += 1
        }
        return text.count
    }

    /// Scalars that begin in a range of UTF-8.
    private static func count(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
