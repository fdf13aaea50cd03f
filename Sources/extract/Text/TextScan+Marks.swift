/// Marks between words: which end a sentence, which show a habit.
extension TextScan {
    mutating func readMark(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, _ lexicon: Lexicon) -> Int {
        func at(_ offset: Int) -> UInt8 { index + offset < end ? bytes[index + offset] : 0 }
        switch bytes[index] {
        case UInt8(ascii: "."): return readStop(bytes, index, end, lexicon)
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return readEmphasis(bytes, index, end, lexicon)
        case UInt8(ascii: "'"):
            if let ending = clitic(bytes, index + 1, end) {
                appendClitic(WordHash.seed, bytes, index + 1, ending)
                return index + 1 + ending
            }
            // As some tokenisers set it: "that ' s".
            if at(1) == 0x20, index > 0, bytes[index - 1] == 0x20, let ending = clitic(bytes, index + 2, end) {
                appendClitic(WordHash.seed, bytes, index + 2, ending)
                return index + 2 + ending
            }
        case UInt8(ascii: "\""): surface.quotes += 1
        case UInt8(ascii: "("): surface.parentheses += 1
        case UInt8(ascii: ","): surface.commas += 1
        case UInt8(ascii: ":"), UInt8(ascii: ";"): return readColon(bytes, index, end)
        case UInt8(ascii: "*"), UInt8(ascii: "_"):
            if at(1) == bytes[index] {
                surface.markdown += 1
                return index + 2
            }
        case UInt8(ascii: "-"):
            if at(1) == UInt8(ascii: "-") {
                surface.dashes += 1
                return index + 2
            }
        case UInt8(ascii: "`"):
            var next = index + 1
            while next < end, bytes[next] != UInt8(ascii: "`") { next += 1 }
            surface.markdown += 1
            // An open backtick is searched for once, then the rest of the line is prose.
            return next < end ? next + 1 : index + 1
        case UInt8(ascii: "@"):
            if (at(1) | 0x20) &- 0x61 < 26 { surface.identifiers += 1 }
        default: break
        }
        return index + 1
    }

    /// A full stop, or several: they trail off.
    private mutating func readStop(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, _ lexicon: Lexicon) -> Int {
        var next = index + 1
        while next < end, bytes[next] == UInt8(ascii: ".") { next += 1 }
        if next > index + 1 {
            surface.ellipses += 1
            closeSentence(.none, at: next, lexicon)
        } else if endsSentence(bytes, index, end, lexicon) {
            closeSentence(.period, at: next, lexicon)
        }
        surface.isClosed = true
        return next
    }

    /// A run of question and exclamation marks.
    private mutating func readEmphasis(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, _ lexicon: Lexicon) -> Int {
        var next = index
        var asks = false
        while next < end, bytes[next] == UInt8(ascii: "!") || bytes[next] == UInt8(ascii: "?") {
            if bytes[next] == UInt8(ascii: "?") { asks = true }
            next += 1
        }
        mark(asks: asks, run: next - index, at: next, lexicon)
        return next
    }

    /// A colon or semicolon: the one of a link, the eyes of an emoticon, or one by itself.
    private mutating func readColon(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int {
        func at(_ offset: Int) -> UInt8 { index + offset < end ? bytes[index + offset] : 0 }
        if at(1) == UInt8(ascii: "/"), at(2) == UInt8(ascii: "/") {
            surface.links += 1
            var next = index
            while next < end, bytes[next] > 0x20 { next += 1 }
            return next
        }
        let nose = at(1) == UInt8(ascii: "-") || at(1) == 0x20 ? 2 : 1
        let mouth = at(nose)
        let isSmile =
            mouth == UInt8(ascii: ")")
            || (nose == 1 && (mouth == UInt8(ascii: "(") || mouth == UInt8(ascii: "D") || mouth == UInt8(ascii: "P")))
        if isSmile, at(nose + 1) <= 0x20 {
            surface.emoticons += 1
            surface.isClosed = true
            return index + nose + 1
        }
        surface.colons += 1
        return index + 1
    }

    /// A full stop ends a sentence unless it stands within a word, behind an initial, or behind an abbreviation that the sentence goes on
    /// behind.
    private func endsSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, _ lexicon: Lexicon) -> Bool {
        if index + 1 < end {
            let next = bytes[index + 1]
            if (next | 0x20) &- 0x61 < 26 || next &- 0x30 < 10 {
                guard index > 0, bytes[index - 1] == 0x20 else { return false }
            }
        }
        let isDotted = index > 1 && bytes[index - 2] == UInt8(ascii: ".")  // e.g., p.m.
        guard let last = words.last, words.count > sentenceStart else { return !isDotted }
        var labels = lexicon[last.hash].labels
        if isDotted, words.count > sentenceStart + 1 {
            labels.formUnion(lexicon[WordHash.joined(words[words.count - 2].hash, last.hash)].labels)
        }
        if labels.contains(.abbreviation) { return false }
        if labels.contains(.finalAbbreviation) { return !ignoresForm && TextScan.sentenceBegins(bytes, index + 1, end) }
        if isDotted { return false }
        if labels.contains(.numberAbbreviation) { return TextScan.firstByte(bytes, index + 1, end) &- 0x30 >= 10 }
        return !(last.length == 1 && last.traits.contains(ignoresForm ? .cased : .name) && last.hash != WordHash.pronounI)
    }

    /// The first byte from `index` on that is no blank; 0 at the end.
    private static func firstByte(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> UInt8 {
        bytes[index..<end].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D } ?? 0
    }

    /// Whether a capital that is followed by none comes next, or nothing: in a text all of capitals it says nothing.
    private static func sentenceBegins(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
        guard let start = bytes[index..<end].firstIndex(where: { $0 > 0x20 }) else { return true }
        let second = start + 1 < end ? bytes[start + 1] : 0
        return bytes[start] &- 0x41 < 26 && second &- 0x41 >= 26 && second != UInt8(ascii: ".")
    }

    private mutating func mark(asks: Bool, run: Int, at end: Int, _ lexicon: Lexicon) {
        if asks { surface.questions += 1 } else { surface.exclamations += 1 }
        if run > 1 { surface.repeatedMarks += 1 }
        closeSentence(asks ? .question : .exclamation, at: end, lexicon)
        surface.isClosed = true
    }

    mutating func readWideMark(
        _ bytes: UnsafeBufferPointer<UInt8>, _ scalar: UInt32, _ index: Int, _ length: Int, _ end: Int, _ lexicon: Lexicon
    ) -> Int {
        switch scalar {
        case 0x2019, 0x2018:
            surface.curly += 1
            if scalar == 0x2019, let ending = clitic(bytes, index + 3, end) {
                appendClitic(WordHash.seed, bytes, index + 3, ending)
                return index + 3 + ending
            }
        case 0x201C, 0x201D:
            surface.curly += 1
            surface.quotes += 1
        case 0x2013, 0x2014: surface.dashes += 1
        case 0x2026:
            surface.ellipses += 1
            closeSentence(.none, at: index + length, lexicon)
            surface.isClosed = true
        case 0x3002, 0xFF0E, 0x0964, 0x06D4:
            closeSentence(.period, at: index + length, lexicon)
            surface.isClosed = true
        case 0xFF1F, 0x061F: mark(asks: true, run: 1, at: index + length, lexicon)
        case 0xFF01: mark(asks: false, run: 1, at: index + length, lexicon)
        case 0xFF0C, 0x3001, 0x060C: surface.commas += 1
        case 0xFF08: surface.parentheses += 1
        case 0xFF1A, 0xFF1B: surface.colons += 1
        default: break
        }
        return index + length
    }
}
