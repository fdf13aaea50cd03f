import Foundation

/// What an assistant's tools leave in a message: think blocks, tool blocks and function calls (protocol 2.2).
enum AgentMarkup {
    private struct Tag {
        var open: [UInt8]
        var close: [UInt8]
        /// Goes to the end of the text where it is not closed; others are left as they are then.
        var mayBeOpen = false

        init(_ open: String, _ close: String, mayBeOpen: Bool = false) {
            (self.open, self.close, self.mayBeOpen) = (Array(open.utf8), Array(close.utf8), mayBeOpen)
        }
    }

    private static let tags = [
        Tag("<|think|>", "<|/think|>"), Tag("<|tool|>", "<|/tool|>"), Tag("<function=", "</function>", mayBeOpen: true),
    ]

    /// The bytes of a text outside such markup.
    static func parts(_ text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var tags = tags
        var start = 0
        var index = 0
        while let found = find([UInt8(ascii: "<")], in: text, from: index) {
            index = found + 1
            guard let place = tags.firstIndex(where: { text[found...].starts(with: $0.open) }) else { continue }
            let end = find(tags[place].close, in: text, from: found + tags[place].open.count)
            guard end != nil || tags[place].mayBeOpen else {
                // What has no end from here has none from further on.
                tags.remove(at: place)
                continue
            }
            parts.append(start..<found)
            index = end.map { $0 + tags[place].close.count } ?? text.count
            start = index
        }
        return parts + [start..<text.count]
    }

    /// Where a tag, which begins with "<", stands first.
    private static func find(_ tag: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = text.baseAddress else { return nil }
        var index = start
        while index < text.count, let found = memchr(base + index, Int32(UInt8(ascii: "<")), text.count - index) {
            index = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
            if text[index...].starts(with: tag) { return index }
            index += 1
        }
        return nil
    }
}
