/// What a character is to the tokeniser.
enum CharacterClass: UInt8, Sendable {
    case lower, upper, digit, ideograph, mark, space, emoji, joiner, punctuation
    /// A letter without case.
    case letter

    /// A letter or digit of a word that goes on, or what is set upon one.
    var isInWord: Bool {
        switch self {
        case .lower, .upper, .letter, .digit, .mark: true
        case .ideograph, .space, .emoji, .joiner, .punctuation: false
        }
    }

    /// Class of a scalar outside ASCII; ranges first, the Unicode tables for the rest.
    static func of(_ scalar: UInt32) -> CharacterClass {
        switch scalar {
        case 0x80...0xA0: return .space
        case 0xA1...0xBF: return scalar == 0xAA || scalar == 0xB5 || scalar == 0xBA ? .lower : .punctuation
        case 0xC0...0xDE: return scalar == 0xD7 ? .punctuation : .upper
        case 0xDF...0xFF: return scalar == 0xF7 ? .punctuation : .lower
        case 0x100...0x17F: return lowercased(scalar) == scalar ? .lower : .upper
        case 0x300...0x36F: return .mark
        case 0x386...0x3AB where scalar != 0x387: return scalar == 0x390 ? .lower : .upper
        case 0x3AC...0x3CE, 0x430...0x45F: return .lower
        case 0x400...0x42F: return .upper
        case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .space
        case 0x200D: return .joiner
        case 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F, 0x20E3: return .mark
        case 0x200B...0x206F, 0x20A0...0x20CF, 0x2190...0x25FF: return .punctuation
        case 0x2600...0x27BF, 0x2B50, 0x2B55, 0x1F000...0x1FAFF: return .emoji
        case 0x3001...0x3004, 0x3008...0x303F: return .punctuation
        case 0x3040...0x309F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return .ideograph
        case 0x30A0...0x30FF, 0xAC00...0xD7A3: return scalar == 0x30FB ? .punctuation : .letter
        case 0xFF10...0xFF19: return .digit
        case 0xFF00...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: return .punctuation
        default: break
        }
        guard let value = Unicode.Scalar(scalar) else { return .punctuation }
        let properties = value.properties
        switch properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: return .upper
        case .lowercaseLetter: return .lower
        case .otherLetter, .modifierLetter, .letterNumber: return .letter
        case .decimalNumber, .otherNumber: return .digit
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
        default: return .punctuation
        }
    }

    /// Lower case of a scalar in Latin-1, Latin Extended-A, Greek and Cyrillic; other scalars are returned as they are.
    static func lowercased(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xC0...0xDE where scalar != 0xD7: return scalar + 32
        case 0x130, 0x138, 0x149, 0x17F: return scalar
        case 0x178: return 0xFF
        case 0x139...0x148, 0x179...0x17E: return scalar & 1 == 1 ? scalar + 1 : scalar
        case 0x100...0x177: return scalar | 1
        case 0x391...0x3A9, 0x410...0x42F: return scalar + 32
        case 0x400...0x40F: return scalar + 80
        default: return scalar
        }
    }

    /// The scalar that starts at `index` and its length in bytes; malformed bytes count as one replacement character each.
    @inline(__always)
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        func tail(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset] & 0x3F) }
        let left = bytes.count - index
        if first >= 0xC0, first < 0xE0, left > 1 { return ((first & 0x1F) << 6 | tail(1), 2) }
        if first >= 0xE0, first < 0xF0, left > 2 { return ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
        if first >= 0xF0, left > 3 { return ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4) }
        return (0xFFFD, 1)
    }
}
