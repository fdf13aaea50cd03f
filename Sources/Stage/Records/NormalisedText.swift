/// A text as hashed features and terms see it: lower case, white space as single blanks, cut into characters and words.
///
/// A word is a run of letters and digits; an ideograph or kana is a word of its own.
public struct NormalisedText: Sendable {
    public private(set) var bytes: [UInt8] = []
    /// Where each character (Unicode scalar) starts, and behind the last one the end.
    public private(set) var characters: [UInt32] = []
    public private(set) var words: [Range<Int>] = []

    public init() {}

    /// Takes the place of what was there before, and keeps its room.
    public mutating func set(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        characters.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        if text.allSatisfy({ $0 < 0x80 }) {
            setASCII(text)
        } else {
            setUnicode(String(decoding: text, as: UTF8.self))
        }
        characters.append(UInt32(clamping: bytes.count))
    }

    private mutating func setASCII(_ text: UnsafeBufferPointer<UInt8>) {
        bytes = Array(unsafeUninitializedCapacity: text.count) { target, count in
            var wordStart = -1
            // As if a blank came before: leading ones are dropped with the doubled.
            var isAfterBlank = true
            for byte in text {
                let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
                if lower &- 0x61 < 26 || lower &- 0x30 < 10 {
                    if wordStart < 0 { wordStart = count }
                } else {
                    if wordStart >= 0 { words.append(wordStart..<count) }
                    wordStart = -1
                    if lower <= 0x20 {
                        if isAfterBlank { continue }
                        target.initializeElement(at: count, to: 0x20)
                        isAfterBlank = true
                        count &+= 1
                        continue
                    }
                }
                target.initializeElement(at: count, to: lower)
                isAfterBlank = false
                count &+= 1
            }
            if wordStart >= 0 { words.append(wordStart..<count) }
        }
        characters = Array(0..<UInt32(clamping: bytes.count))
    }

    private mutating func setUnicode(_ text: String) {
        var wordStart = -1
        for scalar in text.lowercased().unicodeScalars {
            let kind = kind(of: scalar)
            if kind != .letter { endWord(&wordStart) }
            if kind == .blank {
                guard let last = bytes.last, last != 0x20 else { continue }
                characters.append(UInt32(clamping: bytes.count))
                bytes.append(0x20)
                continue
            }
            let start = bytes.count
            characters.append(UInt32(clamping: start))
            bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())  // every scalar has an encoding
            if kind == .ideograph { words.append(start..<bytes.count) }
            if kind == .letter, wordStart < 0 { wordStart = start }
        }
        endWord(&wordStart)
    }

    private mutating func endWord(_ start: inout Int) {
        if start >= 0 { words.append(start..<bytes.count) }
        start = -1
    }

    private enum Kind { case letter, ideograph, blank, other }

    private func kind(of scalar: Unicode.Scalar) -> Kind {
        if scalar.value < 0x80 {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            return byte &- 0x61 < 26 || byte &- 0x30 < 10 ? .letter : byte <= 0x20 ? .blank : .other
        }
        // Hiragana and Katakana; Han with its extensions.
        if (0x3041...0x30FF).contains(scalar.value) || (0x3400...0x9FFF).contains(scalar.value)
            || (0xF900...0xFAFF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
        {
            return .ideograph
        }
        let properties = scalar.properties
        if properties.isWhitespace { return .blank }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
            .otherNumber, .nonspacingMark, .spacingMark:
            return .letter
        default: return .other
        }
    }
}
