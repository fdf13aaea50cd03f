/// Every character and word of a message as it stands, code and links included; reused from message to message.
///
/// A word is what Unicode cuts words into (UAX 29, default rules), as far as it has a letter or digit: a run of letters, digits
/// and low lines with inner apostrophes, stops and colons between letters ("don't", "example.com") and inner stops, commas and
/// semicolons between digits ("1,000.5"); a Han character or hiragana is a word by itself, a run of Thai letters one word.
/// Characters are counted as they are seen: an accent, a skin tone or what a joiner joins belongs to the character before it,
/// a flag is one, and so is a line break of two bytes.
struct CharacterScan: Sendable {
    /// Hashes of the words, letters made small, none of them 0.
    private(set) var words: [UInt64] = []
    private(set) var counts = CharacterCounts()

    /// Replaces what was read before by the content of `text`; linear in its length.
    mutating func read(_ text: String) {
        words.removeAll(keepingCapacity: true)
        counts = CharacterCounts()
        var text = text
        text.withUTF8 { read($0) }
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            let (scalar, length) = CharacterClass.decode(bytes, at: index)
            switch CharacterScan.kind(scalar) {
            case .lower, .upper, .letter, .digit: index = readWord(bytes, index)
            case .ideograph:
                counts.letters += 1
                counts.add(.letter)
                append(CharacterScan.hash(WordHash.seed, scalar))
                index += length
            case let kind:
                if scalar == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
                counts.add(mark: scalar, kind)
                index += length
            }
        }
    }

    /// Reads the word that begins at `start`; returns where it ends.
    private mutating func readWord(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var hash = WordHash.seed
        var (letters, capitals) = (0, 0)
        var last = CharacterClass.space
        var index = start
        while index < bytes.count {
            let (scalar, length) = CharacterClass.decode(bytes, at: index)
            let kind = CharacterScan.kind(scalar)
            switch kind {
            case .lower, .upper, .letter:
                letters += 1
                if kind == .upper { capitals += 1 }
                counts.letters += 1
                counts.add(kind)
                last = kind
            case .digit:
                counts.digits += 1
                counts.add(kind)
                last = kind
            case .mark: break
            default:
                guard CharacterScan.joins(scalar, last, bytes, index + length) else { return end(hash, letters, capitals, at: index) }
                counts.add(mark: scalar, kind)
            }
            hash = CharacterScan.hash(hash, scalar)
            index += length
        }
        return end(hash, letters, capitals, at: index)
    }

    private mutating func end(_ hash: UInt64, _ letters: Int, _ capitals: Int, at index: Int) -> Int {
        if letters > 1, capitals == letters { counts.capitalWords += 1 }
        append(hash)
        return index
    }

    private mutating func append(_ hash: UInt64) { words.append(hash | 1) }

    /// Whether a mark behind a letter or digit stands within a word: by itself (a low line), or between two of a kind.
    private static func joins(_ mark: UInt32, _ last: CharacterClass, _ bytes: UnsafeBufferPointer<UInt8>, _ next: Int) -> Bool {
        if mark == 0x5F { return true }
        guard next < bytes.count else { return false }
        let (betweenLetters, betweenDigits) =
            switch mark {
            case 0x27, 0x2018, 0x2019, 0x2E: (true, true)
            case 0x3A, 0xB7: (true, false)
            case 0x2C, 0x3B: (false, true)
            default: (false, false)
            }
        guard betweenLetters || betweenDigits else { return false }
        return switch kind(CharacterClass.decode(bytes, at: next).scalar) {
        case .lower, .upper, .letter: betweenLetters && last != .digit
        case .digit: betweenDigits && last == .digit
        default: false
        }
    }

    @inline(__always)
    private static func hash(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
        let small = scalar &- 0x41 < 26 ? scalar | 0x20 : scalar < 0x80 ? scalar : CharacterClass.lowercased(scalar)
        return (hash ^ UInt64(small)) &* WordHash.prime
    }

    @inline(__always)
    private static func kind(_ scalar: UInt32) -> CharacterClass {
        if scalar &- 0x61 < 26 { return .lower }
        if scalar >= 0x80 { return CharacterClass.of(scalar) }
        if scalar <= 0x20 { return .space }
        return scalar &- 0x41 < 26 ? .upper : scalar &- 0x30 < 10 ? .digit : .punctuation
    }
}
