/// A word that is being read: what its characters so far come to.
struct PendingWord {
    /// Its first byte in the message.
    let start: Int
    var hash = WordHash.seed
    /// The hash without the last letter or digit, which may belong to a contracted ending.
    var beforeLast = WordHash.seed
    /// The last letter or digit where it is ASCII; 0 for others.
    var last: UInt8 = 0
    var letters = 0
    var digits = 0
    var capitals = 0
    /// Letters without case.
    var others = 0
    var startsUpper = false

    init(start: Int) { self.start = start }

    @inline(__always)
    mutating func add(letter: UInt8, isCapital: Bool, isFirst: Bool) {
        if isCapital {
            capitals &+= 1
            if isFirst { startsUpper = true }
        }
        letters &+= 1
        add(letter)
    }

    @inline(__always)
    mutating func add(digit: UInt8) {
        digits &+= 1
        add(digit)
    }

    @inline(__always)
    private mutating func add(_ byte: UInt8) {
        beforeLast = hash
        hash = (hash ^ UInt64(byte)) &* WordHash.prime
        last = byte
    }

    /// Whether an ASCII mark ahead of `next` stands within the word: ' and _ between letters, a stop, comma or colon between digits.
    @inline(__always)
    func goesOn(over mark: UInt8, to next: UInt8) -> Bool {
        switch mark {
        case UInt8(ascii: "'"): (next | 0x20) &- 0x61 < 26
        case UInt8(ascii: "_"): (next | 0x20) &- 0x61 < 26 || next &- 0x30 < 10
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"): letters == 0 && digits > 0 && next &- 0x30 < 10
        default: false
        }
    }

    /// Adds a mark within the word; _ makes it a name of a thing in a system.
    @inline(__always)
    mutating func add(joint: UInt8) {
        if joint == UInt8(ascii: "_") { digits &+= 1 }
        hash = (hash ^ UInt64(joint)) &* WordHash.prime
    }

    /// Adds a scalar beyond ASCII, lower-cased where a word list in small letters is to match; false where it ends the word.
    mutating func add(_ scalar: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool) -> Bool {
        var value = scalar
        switch CharacterClass.of(scalar) {
        case .lower: letters &+= 1
        case .upper:
            letters &+= 1
            capitals &+= 1
            if isFirst { startsUpper = true }
            value = CharacterClass.lowercased(scalar)
        case .letter:
            letters &+= 1
            others &+= 1
        case .digit: digits &+= 1
        case .mark: break
        default: return false
        }
        beforeLast = hash
        if value < 0x800 {
            hash = (hash ^ UInt64(0xC0 | value >> 6)) &* WordHash.prime
            hash = (hash ^ UInt64(0x80 | value & 0x3F)) &* WordHash.prime
        } else {
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* WordHash.prime }
        }
        last = 0
        return true
    }

    /// The hash that the word would have if its last letter, drawn out, stood once: "hi" for "hiiii". It ends before `end`.
    @inline(never)
    func unstretched(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> UInt64? {
        guard digits == 0, letters == end - start, last &- 0x61 < 26 else { return nil }
        var limit = end - 1
        while limit > start, bytes[limit - 1] | 0x20 == last { limit -= 1 }
        return bytes[start...limit].reduce(WordHash.seed) { ($0 ^ UInt64($1 | 0x20)) &* WordHash.prime } | 1
    }

    /// Without its last letter.
    var withoutLast: PendingWord {
        var word = self
        word.hash = beforeLast
        word.letters -= 1
        word.capitals = min(capitals, letters - 1)
        return word
    }

    @inline(__always)
    func traits(opensSentence: Bool) -> Word.Traits {
        var traits = Word.Traits(rawValue: 0)
        if digits > 0 { traits.insert(letters > 0 ? .identifier : .number) }
        if letters > others { traits.insert(.cased) }
        if startsUpper {
            traits.insert(.capitalised)
            if !opensSentence, digits == 0 { traits.insert(.name) }
        }
        if capitals >= 2, capitals == letters { traits.insert(.shouted) }
        return traits
    }
}
