/// Words, sentences and surface of one message, found in one pass over its bytes; reused from message to message.
///
/// Spacing does not matter: "I 'm here ." and "I'm here." give the same words and sentences.
struct TextScan: Sendable {
    var words: [Word] = []
    var sentences: [Sentence] = []
    var surface = Surface()

    var sentenceStart = 0
    /// Byte behind the last word.
    var wordEnd = 0

    /// Replaces what was read before by the content of `text`; linear in its length.
    mutating func read(_ text: String, lexicon: Lexicon) {
        words.removeAll(keepingCapacity: true)
        sentences.removeAll(keepingCapacity: true)
        surface = Surface()
        sentenceStart = 0
        wordEnd = 0
        var text = text
        text.withUTF8 { readLines($0, lexicon) }
    }

    private mutating func readLines(_ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon) {
        var layout = Layout()
        var breaks = 0
        for byte in bytes where byte == 0x0A { breaks &+= 1 }
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end &+= 1 }
            let (kind, textStart) = layout.kind(bytes, start..<end, guessCode: breaks >= 2)
            switch kind {
            case .blank: break
            case .code, .fence:
                closeSentence(.none, lexicon)
                if kind == .code { surface.codeLines += 1 }
                surface.lines += 1
                surface.isClosed = true
            default:
                surface.lines += 1
                switch kind {
                case .bullet, .numbered: surface.listLines += 1
                case .heading: surface.markdown += 1
                case .quote: surface.quoteLines += 1
                case .table: surface.tableLines += 1
                default: break
                }
                // A line that goes on with a small letter goes on with the sentence.
                if kind != .prose || bytes[textStart] &- 0x61 >= 26 { closeSentence(.none, lexicon) }
                readProse(bytes, textStart..<end, lexicon)
            }
            if kind == .blank { closeSentence(.none, lexicon) }
            start = end + 1
        }
        closeSentence(.none, lexicon)
    }

    private mutating func readProse(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ lexicon: Lexicon) {
        var index = range.lowerBound
        let end = range.upperBound
        var joined = false
        while index < end {
            let byte = bytes[index]
            if byte == 0x20 || byte < 0x20 {
                index &+= 1
            } else if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
                index = readWord(bytes, index, end)
                wordEnd = index
            } else if byte < 0x80 {
                index = readMark(bytes, index, end, lexicon)
            } else {
                let (scalar, length) = CharacterClass.decode(bytes, at: index)
                switch CharacterClass.of(scalar) {
                case .ideograph:
                    var hash = WordHash.seed
                    for offset in 0..<length { hash = (hash ^ UInt64(bytes[index + offset])) &* WordHash.prime }
                    append(
                        Word(
                            hash: hash | 1, categories: Categories(), length: 1, traits: .ideograph, span: 1, start: UInt32(clamping: index)
                        ))
                    wordEnd = index + length
                    surface.ideographs += 1
                    surface.words += 1
                    surface.isClosed = false
                    index &+= length
                case .lower, .upper, .letter, .digit:
                    index = readWord(bytes, index, end)
                    wordEnd = index
                case .emoji:
                    if !joined { surface.emoji += 1 }
                    surface.isClosed = true
                    index &+= length
                case .joiner:
                    joined = true
                    index &+= length
                    continue
                case .punctuation:
                    index = readWideMark(bytes, scalar, index, length, end, lexicon)
                case .space, .mark: index &+= length
                }
                if scalar < 0xFE00 || scalar > 0xFE0F { joined = false }
            }
        }
    }

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    static let prime: UInt64 = 0x0000_0100_0000_01B3

    /// Reads a run of letters, digits and inner apostrophes; splits contracted endings off; returns where it ends.
    private mutating func readWord(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var index = start
        var hash = WordHash.seed
        var beforeLast = WordHash.seed
        var letters = 0, digits = 0, capitals = 0, others = 0
        var first = true
        var startsUpper = false
        var last: UInt8 = 0
        while index < end {
            let byte = bytes[index]
            let lowered = byte | 0x20
            if lowered &- 0x61 < 26 {
                if byte != lowered {
                    capitals &+= 1
                    if first { startsUpper = true }
                }
                letters &+= 1
                beforeLast = hash
                hash = (hash ^ UInt64(lowered)) &* WordHash.prime
                last = lowered
                index &+= 1
            } else if byte &- 0x30 < 10 {
                digits &+= 1
                beforeLast = hash
                hash = (hash ^ UInt64(byte)) &* WordHash.prime
                last = byte
                index &+= 1
            } else if byte < 0x80 {
                let next = index &+ 1 < end ? bytes[index &+ 1] : 0
                if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "_") {
                    guard (next | 0x20) &- 0x61 < 26 || (byte == UInt8(ascii: "_") && next &- 0x30 < 10) else { break }
                    if byte == UInt8(ascii: "'"), digits == 0, let ending = clitic(bytes, index + 1, end) {
                        return finish(
                            ending, hash, beforeLast, last, letters, digits, capitals, others, startsUpper, start, next: index + 1, bytes)
                    }
                    if byte == UInt8(ascii: "_") { digits &+= 1 }  // a name of a thing in a system
                } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") {
                    guard letters == 0, digits > 0, next &- 0x30 < 10 else { break }
                } else {
                    break
                }
                hash = (hash ^ UInt64(byte)) &* WordHash.prime
                index &+= 1
            } else {
                let (scalar, length) = CharacterClass.decode(bytes, at: index)
                if scalar == 0x2019, digits == 0, index + 3 < end, let ending = clitic(bytes, index + 3, end) {
                    surface.curly += 1
                    return finish(
                        ending, hash, beforeLast, last, letters, digits, capitals, others, startsUpper, start, next: index + 3, bytes)
                }
                var value = scalar
                switch CharacterClass.of(scalar) {
                case .lower: letters &+= 1
                case .upper:
                    letters &+= 1
                    capitals &+= 1
                    if first { startsUpper = true }
                    value = CharacterClass.lowercased(scalar)
                case .letter:
                    letters &+= 1
                    others &+= 1
                case .digit: digits &+= 1
                case .mark: break
                default:
                    emit(hash, letters, digits, capitals, others, startsUpper, start, length: letters + digits)
                    return index
                }
                beforeLast = hash
                // The bytes of the lower-cased scalar, so that a word list in small letters matches.
                if value < 0x800 {
                    hash = (hash ^ UInt64(0xC0 | value >> 6)) &* WordHash.prime
                    hash = (hash ^ UInt64(0x80 | value & 0x3F)) &* WordHash.prime
                } else {
                    for offset in 0..<length { hash = (hash ^ UInt64(bytes[index + offset])) &* WordHash.prime }
                }
                last = 0
                index &+= length
            }
            first = false
        }
        emit(hash, letters, digits, capitals, others, startsUpper, start, length: letters + digits)
        return index
    }

    /// Letters of the contracted ending at `index` (m, s, d, t, re, ve, ll), if a word ends with it there.
    @inline(__always)
    func clitic(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
        func lower(_ offset: Int) -> UInt8 {
            guard index + offset < end else { return 0 }
            let byte = bytes[index + offset] | 0x20
            return byte &- 0x61 < 26 ? byte : 0
        }
        let a = lower(0), b = lower(1)
        switch (a, b) {
        case (UInt8(ascii: "m"), 0), (UInt8(ascii: "s"), 0), (UInt8(ascii: "d"), 0), (UInt8(ascii: "t"), 0): return 1
        case (UInt8(ascii: "r"), UInt8(ascii: "e")), (UInt8(ascii: "v"), UInt8(ascii: "e")), (UInt8(ascii: "l"), UInt8(ascii: "l")):
            return lower(2) == 0 ? 2 : nil
        default: return nil
        }
    }

    /// Ends a word before a contracted ending and adds the ending; in "n't" the n belongs to the ending.
    private mutating func finish(
        _ ending: Int, _ hash: UInt64, _ beforeLast: UInt64, _ last: UInt8, _ letters: Int, _ digits: Int, _ capitals: Int, _ others: Int,
        _ startsUpper: Bool, _ start: Int, next: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Int {
        let letter = bytes[next] | 0x20
        var tail = WordHash.seed
        if letter == UInt8(ascii: "t"), ending == 1 {
            guard last == UInt8(ascii: "n") else {  // 't behind any other letter is part of the word
                emit(hash, letters, digits, capitals, others, startsUpper, start, length: letters)
                return next + 1
            }
            if letters > 1 {
                emit(beforeLast, letters - 1, digits, min(capitals, letters - 1), others, startsUpper, start, length: letters - 1)
            }
            tail = (tail ^ UInt64(UInt8(ascii: "n"))) &* WordHash.prime
        } else {
            emit(hash, letters, digits, capitals, others, startsUpper, start, length: letters)
        }
        appendClitic(tail, bytes, next, ending)
        return next + ending
    }

    mutating func appendClitic(_ seed: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) {
        var hash = (seed ^ UInt64(UInt8(ascii: "'"))) &* WordHash.prime
        for offset in 0..<length { hash = (hash ^ UInt64(bytes[start + offset] | 0x20)) &* WordHash.prime }
        surface.clitics += 1
        append(
            Word(
                hash: hash | 1, categories: Categories(), length: UInt16(length), traits: [.clitic, .cased], span: 1,
                start: UInt32(clamping: start)))
        wordEnd = start + length
    }

    private mutating func emit(
        _ hash: UInt64, _ letters: Int, _ digits: Int, _ capitals: Int, _ others: Int, _ startsUpper: Bool, _ start: Int, length: Int
    ) {
        guard letters + digits > 0 else { return }
        var traits = Word.Traits(rawValue: 0)
        if digits > 0 { traits.insert(letters > 0 ? .identifier : .number) }
        if letters > others { traits.insert(.cased) }
        if startsUpper {
            traits.insert(.capitalised)
            if words.count > sentenceStart, digits == 0 { traits.insert(.name) }
        }
        if capitals >= 2, capitals == letters { traits.insert(.shouted) }
        surface.words += 1
        surface.letters += letters
        surface.isClosed = false
        append(
            Word(
                hash: hash | 1, categories: Categories(), length: UInt16(clamping: length), traits: traits, span: 1,
                start: UInt32(clamping: start)))
    }

    @inline(__always)
    private mutating func append(_ word: Word) { words.append(word) }
}
