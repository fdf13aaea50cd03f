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
    /// Words whose last letter is drawn out, by their number: the hashes of the words that they stand for.
    var stretched: [Int: UInt64] = [:]
    /// Case and layout part no sentences: what was said, however it is set.
    private(set) var ignoresForm = false

    /// Replaces what was read before by the content of `text`; linear in its length.
    ///
    /// With `ignoringForm` words and sentences are the same in small letters and capitals, as a list, in bold or as plain lines.
    mutating func read(_ text: String, lexicon: Lexicon, ignoringForm: Bool = false) {
        ignoresForm = ignoringForm
        words.removeAll(keepingCapacity: true)
        sentences.removeAll(keepingCapacity: true)
        if !stretched.isEmpty { stretched.removeAll() }
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
            let (kind, textStart) = layout.kind(bytes, start..<end, guessCode: breaks >= 2 && !ignoresForm)
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
                if kind != .prose || ignoresForm || bytes[textStart] &- 0x61 >= 26 { closeSentence(.none, lexicon) }
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
                    words.append(
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
}
