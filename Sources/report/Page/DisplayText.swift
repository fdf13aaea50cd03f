import Foundation

/// Text from the data, made fit to be shown: on one line, without what could reorder, hide or act on its surroundings.
///
/// Controls become blanks or control pictures; bidi and other format characters are dropped, save the joiners that
/// emoji and several scripts need; noncharacters become U+FFFD. Markup is left to the formats.
func displayText(_ text: String, limit: Int = .max) -> String {
    var scalars = String.UnicodeScalarView()
    // A few scalars a character, so that stacks of combining marks cannot make one character endless.
    let scalarLimit = limit == .max ? Int.max : limit * 4
    var count = 0
    for scalar in text.unicodeScalars {
        guard let shown = shown(scalar) else { continue }
        if shown == " ", scalars.last == " " || count == 0 { continue }
        scalars.append(shown)
        count += 1
        if count > scalarLimit { break }
    }
    while scalars.last == " " { scalars.removeLast() }
    let line = String(scalars)
    guard let end = line.index(line.startIndex, offsetBy: limit, limitedBy: line.endIndex), end < line.endIndex else {
        return count > scalarLimit ? String(scalars.prefix(scalarLimit)) + "…" : line
    }
    // The ellipsis takes the place of one character.
    var cut = line[..<line.index(before: end)]
    while cut.last == " " { cut.removeLast() }
    return cut + "…"
}

private func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let value = scalar.value
    if value < 0x20 {
        let isBlank = (0x09...0x0D).contains(value)
        return isBlank ? " " : Unicode.Scalar(0x2400 + value)
    }
    if value < 0x7F { return scalar }
    if value == 0x7F { return "\u{2421}" }
    if value == 0x85 || value == 0x2028 || value == 0x2029 { return " " }
    if scalar.properties.isNoncharacterCodePoint { return "\u{FFFD}" }
    switch scalar.properties.generalCategory {
    case .control: return nil
    // ZWNJ and ZWJ.
    case .format: return value == 0x200C || value == 0x200D ? scalar : nil
    case .spaceSeparator: return " "
    default: return scalar
    }
}
