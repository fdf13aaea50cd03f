extension JSONScanner {
    /// Passes over a string, from its opening quote to behind its closing one, and tells whether it holds an escape.
    mutating func string() throws(JSONFault) -> Bool {
        let opening = position
        var index = position &+ 1
        var escaped = false
        while index < end {
            index = nextSpecial(from: index)
            guard index < end else { break }
            let byte = base[index]
            if byte == UInt8(ascii: "\"") {
                position = index &+ 1
                return escaped
            }
            if byte == UInt8(ascii: "\\") {
                escaped = true
                index = try escape(at: index)
            } else if byte < 0x20 {
                throw fault("control character 0x\(String(byte, radix: 16)) in a string", at: index)
            } else {
                index = try multibyte(at: index)
            }
        }
        throw fault("string without a closing quote", at: opening)
    }

    /// Where the next quote, backslash, control or non-ASCII byte is; behind `end` where there is none.
    @inline(__always)
    private func nextSpecial(from start: Int) -> Int {
        var index = start
        while index < end {
            // Two words a turn: most runs are short, so wider blocks cost more than they save.
            let first = quotesBackslashesControlsAndNonASCII(loadWord(base, index))
            if first != 0 { return index &+ firstMarked(first) }
            let second = quotesBackslashesControlsAndNonASCII(loadWord(base, index &+ 8))
            if second != 0 { return index &+ 8 &+ firstMarked(second) }
            index &+= 16
        }
        return index
    }

    /// Passes over the escape that starts at `index`.
    private func escape(at index: Int) throws(JSONFault) -> Int {
        guard index &+ 1 < end else { return end }
        switch base[index &+ 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return index &+ 2
        case UInt8(ascii: "u"):
            let unit = try codeUnit(at: index)
            if unit & 0xFC00 == 0xDC00 { throw fault("lone low surrogate \\u\(hex(unit))", at: index) }
            guard unit & 0xFC00 == 0xD800 else { return index &+ 6 }
            guard index &+ 7 < end, base[index &+ 6] == UInt8(ascii: "\\"), base[index &+ 7] == UInt8(ascii: "u"),
                try codeUnit(at: index &+ 6) & 0xFC00 == 0xDC00
            else { throw fault("lone high surrogate \\u\(hex(unit))", at: index) }
            return index &+ 12
        default:
            throw fault("unknown escape in a string", at: index)
        }
    }

    private func hex(_ unit: UInt32) -> String { String(unit, radix: 16) }

    /// The UTF-16 code unit that the escape \uXXXX at `index` stands for.
    func codeUnit(at index: Int) throws(JSONFault) -> UInt32 {
        guard index &+ 6 <= end else { throw fault("\\u needs four hexadecimal digits", at: index) }
        var unit: UInt32 = 0
        for digit in 2..<6 {
            guard let value = hexadecimalValue(base[index &+ digit]) else {
                throw fault("\\u needs four hexadecimal digits", at: index)
            }
            unit = unit << 4 | value
        }
        return unit
    }

    @inline(__always)
    private func hexadecimalValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte &- UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte &- UInt8(ascii: "a") &+ 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte &- UInt8(ascii: "A") &+ 10)
        default: nil
        }
    }

    /// Passes over a run of characters that are not ASCII, refusing overlong forms, surrogates and values past U+10FFFF.
    @inline(__always)
    private func multibyte(at start: Int) throws(JSONFault) -> Int {
        var index = start
        let raw = UnsafeRawPointer(base)
        while true {
            while index &+ 6 <= end, beginsWithTwoTriples(loadWord(base, index)) { index &+= 6 }
            guard index < end, base[index] >= 0x80 else { return index }
            // Little-endian, the first byte lowest; bytes behind `end` are padding and so never continuation bytes.
            let word = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt32.self))
            let length: Int
            if word & 0x00C0_C0F0 == 0x0080_80E0 {
                let scalar = (word & 0x0F) << 12 | (word >> 8 & 0x3F) << 6 | word >> 16 & 0x3F
                guard scalar >= 0x800, scalar & 0xF800 != 0xD800 else { throw notUTF8(at: index) }
                length = 3
            } else if word & 0xC0E0 == 0x80C0 {
                guard word & 0x1E != 0 else { throw notUTF8(at: index) }
                length = 2
            } else if word & 0xC0C0_C0F8 == 0x8080_80F0 {
                let scalar = (word & 0x07) << 18 | (word >> 8 & 0x3F) << 12 | (word >> 16 & 0x3F) << 6 | word >> 24 & 0x3F
                guard (0x10000...0x10FFFF).contains(scalar) else { throw notUTF8(at: index) }
                length = 4
            } else {
                throw notUTF8(at: index)
            }
            index &+= length
            guard index <= end else { throw notUTF8(at: index &- length) }
        }
    }

    private func notUTF8(at index: Int) -> JSONFault {
        fault("byte 0x\(String(base[index], radix: 16)) is not valid UTF-8", at: index)
    }
}
