/// The messages of a conversation's user, cleaned, in lower case, one behind the other, with what their words tell without a lexicon.
struct UserMessages: Sendable {
    /// Bytes of each message in `text`.
    private(set) var ranges: [Range<Int>] = []
    private(set) var text: [UInt8] = []
    /// Words of each message: what white space separates, as Python's str.split has it.
    private(set) var words: [Int] = []
    /// Messages with an en or em dash.
    private(set) var dashed = 0
    /// Hashes of the word trigrams of all messages, none across two.
    private var trigrams: [UInt64] = []

    mutating func removeAll() {
        ranges.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        trigrams.removeAll(keepingCapacity: true)
        dashed = 0
    }

    mutating func append(_ message: UnsafeBufferPointer<UInt8>) {
        let start = text.count
        for part in AgentMarkup.parts(message) { LowerCase.append(UnsafeBufferPointer(rebasing: message[part]), to: &text) }
        ranges.append(start..<text.count)
        let split = text.withUnsafeBufferPointer { UserMessages.split(UnsafeBufferPointer(rebasing: $0[start...]), &trigrams) }
        words.append(split.words)
        if split.isDashed { dashed += 1 }
    }

    /// Whether some word trigram occurs more than `limit` times.
    mutating func repeatsTrigram(moreThan limit: Int) -> Bool {
        guard trigrams.count > limit else { return false }
        trigrams.sort()
        return zip(trigrams, trigrams.dropFirst(limit)).contains { $0 == $1 }
    }

    /// Counts words, looks for U+2013 and U+2014, and adds the hash of each three words that follow each other.
    private static func split(_ text: UnsafeBufferPointer<UInt8>, _ trigrams: inout [UInt64]) -> (words: Int, isDashed: Bool) {
        var words = 0
        var isDashed = false
        var isInWord = false
        var (hash, last, beforeLast): (UInt64, UInt64, UInt64) = (WordHash.seed, 0, 0)
        func close() {
            guard isInWord else { return }
            words += 1
            if words >= 3 { trigrams.append(WordHash.joined(WordHash.joined(beforeLast, last), hash)) }
            (beforeLast, last, hash, isInWord) = (last, hash, WordHash.seed, false)
        }
        var index = 0
        while index < text.count {
            let (scalar, length) = CharacterClass.decode(text, at: index)
            if scalar == 0x2013 || scalar == 0x2014 { isDashed = true }
            if ScalarKind(scalar) == .space {
                close()
            } else {
                isInWord = true
                for byte in text[index..<index + length] { hash = (hash ^ UInt64(byte)) &* WordHash.prime }
            }
            index += length
        }
        close()
        return (words, isDashed)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// UTF-8 text without the white space around it.
    var trimmed: UnsafeBufferPointer {
        var (start, end) = (0, count)
        func kind(_ index: Int) -> ScalarKind { ScalarKind(CharacterClass.decode(self, at: index).scalar) }
        while start < end, kind(start) == .space { start += CharacterClass.decode(self, at: start).length }
        while end > start {
            var last = end - 1
            while last > start, self[last] & 0xC0 == 0x80 { last -= 1 }
            guard kind(last) == .space else { break }
            end = last
        }
        return UnsafeBufferPointer(rebasing: self[start..<end])
    }
}
