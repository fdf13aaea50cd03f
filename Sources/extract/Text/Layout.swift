/// How a line of a message is laid out.
enum LineKind: UInt8, Sendable { case prose, blank, bullet, numbered, heading, quote, table, code, fence }

/// Tells lines apart by their first characters, their last one and their share of symbols.
struct Layout {
    /// Inside a block between two lines of backticks or tildes.
    private(set) var isFenced = false

    /// Kind of the line `range` (without its line break) and where its text begins behind indent and list mark.
    ///
    /// `guessCode` also takes unfenced lines for code when they look like it.
    mutating func kind(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, guessCode: Bool) -> (LineKind, text: Int) {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start &+= 1 }
        while end > start, bytes[end - 1] <= 0x20 { end &-= 1 }
        guard start < end else { return (isFenced ? .code : .blank, end) }
        let first = bytes[start]
        let length = end - start
        if (first == UInt8(ascii: "`") || first == UInt8(ascii: "~")), length >= 3, bytes[start + 1] == first, bytes[start + 2] == first {
            // Three backticks that close on the same line are code within a sentence.
            if length > 6, bytes[end - 1] == first, bytes[end - 2] == first { return (.code, start) }
            isFenced.toggle()
            return (.fence, start)
        }
        if isFenced { return (.code, start) }
        if guessCode, Layout.looksLikeCode(bytes, start..<end) { return (.code, start) }
        let second = length > 1 ? bytes[start + 1] : 0
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            if second == 0x20, length > 2 { return (.bullet, start + 2) }
        case UInt8(ascii: "#"):
            var level = start
            while level < end, bytes[level] == first { level &+= 1 }
            if level < end, bytes[level] == 0x20 { return (.heading, level) }
        case UInt8(ascii: ">"): return (.quote, start + 1)
        case UInt8(ascii: "|"): if bytes[end - 1] == first, length > 1 { return (.table, start) }
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var digit = start
            while digit < end, digit < start + 3, bytes[digit] &- 0x30 < 10 { digit &+= 1 }
            if digit + 1 < end, bytes[digit] == UInt8(ascii: ".") || bytes[digit] == UInt8(ascii: ")"), bytes[digit + 1] == 0x20 {
                return (.numbered, digit + 2)
            }
        case 0xE2:  // the round bullet U+2022
            if length > 3, second == 0x80, bytes[start + 2] == 0xA2 { return (.bullet, start + 3) }
        default: break
        }
        return (.prose, start)
    }

    /// At least two of: ends like a statement, begins with a keyword, calls or assigns, one symbol in eight.
    static func looksLikeCode(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var score = 0
        let last = bytes[range.upperBound - 1]
        if last == UInt8(ascii: ";") || last == UInt8(ascii: "{") || last == UInt8(ascii: "}") { score += 1 }
        if range.count == 1 { return score == 1 }
        var symbols = 0
        var calls = false
        var assigns = false
        var previous: UInt8 = 0
        for index in range {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "("):
                symbols &+= 1
                if (previous | 0x20) &- 0x61 < 26 || previous == UInt8(ascii: "_") { calls = true }
            case UInt8(ascii: "="):
                symbols &+= 1
                assigns = true
            case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ";"), UInt8(ascii: "<"),
                UInt8(ascii: ">"), UInt8(ascii: "_"), UInt8(ascii: ")"), UInt8(ascii: "\\"), UInt8(ascii: "$"):
                symbols &+= 1
            default: break
            }
            previous = byte
        }
        if symbols == 0, score == 0 { return keyworded(bytes, range) && last == UInt8(ascii: ":") }
        if calls || assigns { score += 1 }
        if symbols >= 3, symbols * 8 >= range.count { score += 1 }
        if score == 1 || score == 0, keyworded(bytes, range) { score += 1 }
        return score >= 2
    }

    private static let keywords: [[UInt8]] = [
        "def ", "class ", "import ", "from ", "return", "if (", "for (", "while (", "else:", "elif ", "try:", "except", "#include",
        "#define",
        "public ", "private ", "static ", "const ", "let ", "var ", "function ", "func ", "using ", "namespace ", "SELECT ", "INSERT ",
        "CREATE ",
        "//", "/*", "</", "<!", "$ ", ">>> ", "print(", "if ", "for ", "while ", "int ", "void ", "async ", "@",
    ].map { Array($0.utf8) }

    private static func keyworded(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        for keyword in keywords where keyword.count <= range.count && keyword[0] == bytes[range.lowerBound] {
            var index = 1
            while index < keyword.count, bytes[range.lowerBound + index] == keyword[index] { index += 1 }
            if index == keyword.count { return true }
        }
        return false
    }
}
