/// Words: runs of letters, digits and inner apostrophes, with contracted endings by themselves.
extension TextScan {
    /// Reads the word at `start`; returns where it ends.
    mutating func readWord(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var word = PendingWord(start: start)
        var index = start
        while index < end {
            let byte = bytes[index]
            let lowered = byte | 0x20
            if lowered &- 0x61 < 26 {
                word.add(letter: lowered, isCapital: byte != lowered, isFirst: index == start)
                index &+= 1
            } else if byte &- 0x30 < 10 {
                word.add(digit: byte)
                index &+= 1
            } else if byte < 0x80 {
                guard word.goesOn(over: byte, to: index &+ 1 < end ? bytes[index &+ 1] : 0) else { break }
                if byte == UInt8(ascii: "'"), word.digits == 0, let ending = clitic(bytes, index + 1, end) {
                    return split(word, ending, at: index + 1, bytes)
                }
                word.add(joint: byte)
                index &+= 1
            } else {
                let (scalar, length) = CharacterClass.decode(bytes, at: index)
                if scalar == 0x2019, word.digits == 0, index + 3 < end, let ending = clitic(bytes, index + 3, end) {
                    surface.curly += 1
                    return split(word, ending, at: index + 3, bytes)
                }
                guard word.add(scalar, UnsafeBufferPointer(rebasing: bytes[index..<index + length]), isFirst: index == start) else { break }
                index &+= length
            }
        }
        if index - start > 3, bytes[index - 1] == bytes[index - 2], bytes[index - 2] == bytes[index - 3] {
            stretched[words.count] = word.unstretched(bytes, index)
        }
        emit(word, length: word.letters + word.digits)
        return index
    }

    /// Letters of the contracted ending at `index` (m, s, d, t, re, ve, ll), if a word ends with it there.
    @inline(__always)
    func clitic(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
        func lower(_ offset: Int) -> UInt8 {
            guard index + offset < end else { return 0 }
            let byte = bytes[index + offset] | 0x20
            return byte &- 0x61 < 26 ? byte : 0
        }
        let a = lower(0), b = lower(1)
        switch (a, b) {
        case (UInt8(ascii: "m"), 0), (UInt8(ascii: "s"), 0), (UInt8(ascii: "d"), 0), (UInt8(ascii: "t"), 0): return 1
        case (UInt8(ascii: "r"), UInt8(ascii: "e")), (UInt8(ascii: "v"), UInt8(ascii: "e")), (UInt8(ascii: "l"), UInt8(ascii: "l")):
            return lower(2) == 0 ? 2 : nil
        default: return nil
        }
    }

    /// Ends a word before a contracted ending of `ending` letters at `next`, and adds the ending; in "n't" the n belongs to the ending.
    @inline(never)
    private mutating func split(_ word: PendingWord, _ ending: Int, at next: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var tail = WordHash.seed
        if bytes[next] | 0x20 == UInt8(ascii: "t"), ending == 1 {
            guard word.last == UInt8(ascii: "n") else {  // 't behind any other letter is part of the word
                emit(word, length: word.letters)
                return next + 1
            }
            if word.letters > 1 { emit(word.withoutLast, length: word.letters - 1) }
            tail = (tail ^ UInt64(UInt8(ascii: "n"))) &* WordHash.prime
        } else {
            emit(word, length: word.letters)
        }
        appendClitic(tail, bytes, next, ending)
        return next + ending
    }

    mutating func appendClitic(_ seed: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) {
        var hash = (seed ^ UInt64(UInt8(ascii: "'"))) &* WordHash.prime
        for offset in 0..<length { hash = (hash ^ UInt64(bytes[start + offset] | 0x20)) &* WordHash.prime }
        surface.clitics += 1
        words.append(
            Word(
                hash: hash | 1, categories: Categories(), length: UInt16(length), traits: [.clitic, .cased], span: 1,
                start: UInt32(clamping: start)))
        wordEnd = start + length
    }

    @inline(__always)
    private mutating func emit(_ word: PendingWord, length: Int) {
        guard word.letters + word.digits > 0 else { return }
        surface.words += 1
        surface.letters += word.letters
        surface.isClosed = false
        words.append(
            Word(
                hash: word.hash | 1, categories: Categories(), length: UInt16(clamping: length),
                traits: word.traits(opensSentence: words.count == sentenceStart), span: 1, start: UInt32(clamping: word.start)))
    }
}
