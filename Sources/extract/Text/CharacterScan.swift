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

/// Characters of a message, or of several, by kind.
struct CharacterCounts: Sendable {
    /// All of them.
    var characters = 0
    var letters = 0
    var capitals = 0
    var smalls = 0
    var digits = 0
    var spaces = 0
    /// Punctuation and symbols.
    var marks = 0
    var emoji = 0
    var commas = 0
    var stops = 0
    var questions = 0
    var exclamations = 0
    var lineBreaks = 0
    /// Words of two letters or more, all of them capitals.
    var capitalWords = 0
    /// The first letter, where it has case: whether it is a small one.
    var beginsSmall: Bool?
    /// Whether a mark or emoji is the last that is not blank.
    var endsInMark = false

    private var isJoined = false
    /// Whether the last character is one half of a flag.
    private var isHalfFlag = false

    /// Counts a letter or digit; `letters` and `digits` are the caller's.
    @inline(__always)
    fileprivate mutating func add(_ kind: CharacterClass) {
        characters += 1
        (isJoined, isHalfFlag, endsInMark) = (false, false, false)
        guard kind == .lower || kind == .upper else { return }
        if kind == .lower { smalls += 1 } else { capitals += 1 }
        if letters == 1 { beginsSmall = kind == .lower }
    }

    /// Counts what is neither letter nor digit.
    fileprivate mutating func add(mark scalar: UInt32, _ kind: CharacterClass) {
        if scalar == 0x0A || scalar == 0x0D || scalar == 0x2028 || scalar == 0x2029 { lineBreaks += 1 }
        let isFlag = scalar &- 0x1F1E6 < 26
        let isSecondHalf = isFlag && isHalfFlag
        isHalfFlag = isFlag && !isSecondHalf
        switch kind {
        case .joiner: return isJoined = true
        case .mark: return
        case .space:
            characters += 1
            spaces += 1
        case .emoji:
            endsInMark = true
            if isJoined || isSecondHalf { break }
            characters += 1
            emoji += 1
        default:
            characters += 1
            // Marks of direction and other formats are seen by nobody.
            if scalar &- 0x200B < 5 || scalar &- 0x202A < 5 || scalar &- 0x2060 < 16 || scalar == 0xFEFF { break }
            marks += 1
            endsInMark = true
            switch scalar {
            case 0x2C, 0xFF0C, 0x3001, 0x060C: commas += 1
            case 0x2E, 0x3002, 0xFF0E, 0x06D4, 0x0964: stops += 1
            case 0x3F, 0xFF1F, 0x061F: questions += 1
            case 0x21, 0xFF01: exclamations += 1
            default: break
            }
        }
        isJoined = false
    }

    static func += (sum: inout CharacterCounts, more: CharacterCounts) {
        sum.characters += more.characters
        sum.letters += more.letters
        sum.capitals += more.capitals
        sum.smalls += more.smalls
        sum.digits += more.digits
        sum.spaces += more.spaces
        sum.marks += more.marks
        sum.emoji += more.emoji
        sum.commas += more.commas
        sum.stops += more.stops
        sum.questions += more.questions
        sum.exclamations += more.exclamations
        sum.lineBreaks += more.lineBreaks
        sum.capitalWords += more.capitalWords
    }
}
