/// Columns that a text takes on a terminal: ideographs, kana, Hangul and emoji two, combining marks none.
func displayWidth(_ text: String) -> Int { text.reduce(0) { $0 + displayWidth($1) } }

func displayWidth(_ character: Character) -> Int {
    // A character is as wide as the widest of its scalars; a variation selector can make an emoji of it.
    character.unicodeScalars.reduce(0) { max($0, $1.value == 0xFE0F ? 2 : width($1)) }
}

private func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if scalar.value < 0x1100 { return 1 }
    return wideRanges.contains { $0.contains(scalar.value) } || scalar.properties.isEmojiPresentation ? 2 : 1
}

/// East_Asian_Width W and F of Unicode's EastAsianWidth.txt, in runs; gaps of unassigned characters are closed.
private let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
    0x1AFF0...0x1B2FF, 0x20000...0x3FFFD,
]

/// The text in exactly `width` columns: filled with blanks, or cut with an ellipsis.
func fitted(_ text: String, _ width: Int, right: Bool = false) -> String {
    let cut = cut(text, width)
    let blanks = String(repeating: " ", count: max(0, width - displayWidth(cut)))
    return right ? blanks + cut : cut + blanks
}

/// The text in at most `width` columns, whole characters only.
func cut(_ text: String, _ width: Int) -> String {
    guard displayWidth(text) > width else { return text }
    guard width > 0 else { return "" }
    var result = ""
    var used = 0
    for character in text {
        let own = displayWidth(character)
        if used + own > width - 1 { break }
        result.append(character)
        used += own
    }
    return result + "…"
}

/// The text in lines of at most `width` columns, broken at blanks; a longer word is broken where it must be.
func wrapped(_ text: String, _ width: Int, indent: String = "") -> [String] {
    let room = max(width - displayWidth(indent), 8)
    var lines: [String] = []
    var line = ""
    var used = 0
    func close() {
        lines.append((lines.isEmpty ? "" : indent) + line)
        (line, used) = ("", 0)
    }
    for word in text.split(separator: " ") {
        let own = displayWidth(String(word))
        if used > 0, used + 1 + own > room { close() }
        if used > 0 { (line, used) = (line + " ", used + 1) }
        if own <= room {
            (line, used) = (line + word, used + own)
            continue
        }
        for character in word {
            if used + displayWidth(character) > room { close() }
            line.append(character)
            used += displayWidth(character)
        }
    }
    if used > 0 { close() }
    return lines
}
