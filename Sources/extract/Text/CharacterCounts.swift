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
    mutating func add(_ kind: CharacterClass) {
        characters += 1
        (isJoined, isHalfFlag, endsInMark) = (false, false, false)
        guard kind == .lower || kind == .upper else { return }
        if kind == .lower { smalls += 1 } else { capitals += 1 }
        if letters == 1 { beginsSmall = kind == .lower }
    }

    /// Counts what is neither letter nor digit.
    mutating func add(mark scalar: UInt32, _ kind: CharacterClass) {
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
