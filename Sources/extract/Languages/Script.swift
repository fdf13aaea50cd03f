/// A way of writing, as far as languages are told apart by it.
enum Script: Int, NamedCases {
    case latin, han, kana, greek, cyrillic, hebrew, arabic, devanagari, bengali, tamil, thai, georgian, hangul, other

    static let names = spelledNames

    /// The script of a letter; nil for other characters.
    init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .han
        case 0x3040...0x30FF: self = .kana
        case ..<0x300: return nil
        default:
            guard scalar.properties.isAlphabetic else { return nil }
            self = Script.ofLetter(scalar.value)
        }
    }

    private static func ofLetter(_ scalar: UInt32) -> Script {
        switch scalar {
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: .cyrillic
        case 0x590...0x5FF, 0xFB1D...0xFB4F: .hebrew
        case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF: .arabic
        case 0x900...0x97F: .devanagari
        case 0x980...0x9FF: .bengali
        case 0xB80...0xBFF: .tamil
        case 0xE00...0xE7F: .thai
        case 0x10A0...0x10FF, 0x1C90...0x1CBF: .georgian
        case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: .hangul
        default: .other
        }
    }
}
