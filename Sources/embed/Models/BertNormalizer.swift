import Foundation

/// Cuts a text into the words that WordPiece is applied to, as the BertNormalizer and BertPreTokenizer of Hugging Face's
/// tokenizers do: control characters dropped, ideographs apart, accents off, lower case, punctuation apart.
///
/// Their tables of categories are those of Unicode 8; a character that came later is an ordinary letter there. So it is here,
/// and the few characters that changed their category since are named.
struct BertNormalizer: Sendable, Equatable {
    var cleansText = true
    var separatesIdeographs = true
    var stripsAccents = true
    var lowercases = true

    /// Calls `body` with the UTF-8 of each word. `room` is kept from text to text.
    func forEachWord(
        _ text: UnsafeBufferPointer<UInt8>, room: inout [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        room.removeAll(keepingCapacity: true)
        if text.allSatisfy({ $0 < 0x80 }) {
            for byte in text { room.append(asciiClass(byte)) }
        } else {
            appendUnicode(String(decoding: text, as: UTF8.self), to: &room)
        }
        room.withUnsafeMutableBufferPointer { cutWords($0, body) }
    }

    // MARK: Characters of the ASCII range

    /// A byte as it goes on: a letter in its case, a blank for white space, BertNormalizer.dropped for what is left out.
    @inline(__always) private func asciiClass(_ byte: UInt8) -> UInt8 {
        if lowercases, byte &- 0x41 < 26 { return byte | 0x20 }
        guard byte <= 0x20 || byte == 0x7F else { return byte }
        if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { return 0x20 }
        // Without cleaning, what Unicode calls white space still parts words.
        return cleansText ? BertNormalizer.dropped : byte == 0x0B || byte == 0x0C ? 0x20 : byte
    }

    /// No byte of UTF-8 is this one.
    private static let dropped: UInt8 = 0xFF
    /// Stands before and behind a character beyond ASCII that is a word of its own; no byte of UTF-8 either.
    private static let apart: UInt8 = 0xFE

    @inline(__always) private static func isPunctuation(_ byte: UInt8) -> Bool {
        byte &- 0x21 < 15 || byte &- 0x3A < 7 || byte &- 0x5B < 6 || byte &- 0x7B < 4
    }

    /// The words in `bytes`, each closed up where something in it was dropped.
    private func cutWords(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard let base = bytes.baseAddress else { return }
        var (start, end) = (0, 0)
        func endWord() {
            if end > start { body(UnsafeBufferPointer(start: base + start, count: end - start)) }
            start = end
        }
        for index in bytes.indices {
            let byte = base[index]
            if byte == BertNormalizer.dropped { continue }
            if byte == 0x20 || byte == BertNormalizer.apart {
                endWord()
                (start, end) = (index + 1, index + 1)
            } else if BertNormalizer.isPunctuation(byte) {
                endWord()
                base[end] = byte
                end += 1
                endWord()
            } else {
                base[end] = byte
                end += 1
            }
        }
        endWord()
    }

    // MARK: All of Unicode

    private func appendUnicode(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        if stripsAccents {
            // Accents are taken off before case, and after what is dropped: a mark may follow a control character.
            var cleaned = String.UnicodeScalarView()
            for scalar in text.unicodeScalars where !(cleansText && BertNormalizer.isDropped(scalar)) { cleaned.append(scalar) }
            text = String(cleaned).decomposedStringWithCanonicalMapping
        }
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                bytes.append(asciiClass(UInt8(truncatingIfNeeded: scalar.value)))
                continue
            }
            if stripsAccents ? BertNormalizer.isAccent(scalar) : cleansText && BertNormalizer.isDropped(scalar) { continue }
            if scalar.properties.isWhitespace {
                bytes.append(0x20)
                continue
            }
            let isWord = separatesIdeographs && BertNormalizer.isIdeograph(scalar) || BertNormalizer.isPunctuation(scalar)
            if isWord { bytes.append(BertNormalizer.apart) }
            if lowercases {
                bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())  // every scalar has an encoding
            }
            if isWord { bytes.append(BertNormalizer.apart) }
        }
    }

    private static func isKnown(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.age.map { $0.major <= 8 } ?? false }

    static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: return false
        case 0, 0xFFFD: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate: return isKnown(scalar)
        default: return false
        }
    }

    static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1734, 0x1171E: true
        case 0x1885, 0x1886, 0xA9BD, 0x111C9: false
        default: scalar.properties.generalCategory == .nonspacingMark && isKnown(scalar)
        }
    }

    static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return isKnown(scalar)
        default: return scalar.value == 0x166D || scalar.value == 0x111C9
        }
    }

    /// The blocks of unified ideographs that BERT sets apart.
    static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
            0x2B920...0x2CEAF, 0x2F800...0x2FA1F:
            true
        default: false
        }
    }
}
