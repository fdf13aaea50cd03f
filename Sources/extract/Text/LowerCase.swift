/// Lower case as Unicode maps it, final sigma included: what Python's str.lower gives.
enum LowerCase {
    /// Appends the lower case of UTF-8 text; malformed bytes become the replacement character.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to lowered: inout [UInt8]) {
        lowered.reserveCapacity(lowered.count + text.count + 8)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                lowered.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                index += 1
                continue
            }
            let (value, length) = CharacterClass.decode(text, at: index)
            let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
            switch value {
            // Letters without case, and punctuation: much of what is not ASCII.
            case 0x2010...0x2060, 0x3000...0x9FFF, 0xAC00...0xD7A3: lowered.append(contentsOf: text[index..<index + length])
            case 0x3A3: lowered.append(contentsOf: (isFinal(text, index, length) ? "ς" : "σ").utf8)
            default: lowered.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
            index += length
        }
    }

    /// Whether the nearest letter before has case and the nearest behind has none, what case ignores left aside (Unicode, Final_Sigma).
    private static func isFinal(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) -> Bool {
        func scalar(at index: Int) -> Unicode.Scalar.Properties {
            (Unicode.Scalar(CharacterClass.decode(text, at: index).scalar) ?? " ").properties
        }
        var before = index
        var isCased = false
        while before > 0 {
            before -= 1
            while before > 0, text[before] & 0xC0 == 0x80 { before -= 1 }
            let properties = scalar(at: before)
            isCased = properties.isCased
            if !properties.isCaseIgnorable { break }
            isCased = false
        }
        var behind = index + length
        while isCased, behind < text.count {
            let properties = scalar(at: behind)
            if !properties.isCaseIgnorable { return !properties.isCased }
            behind += CharacterClass.decode(text, at: behind).length
        }
        return isCased
    }
}
