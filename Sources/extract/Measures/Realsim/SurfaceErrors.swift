import Stage

/// Finds surface errors in English prose. A word is one error at most, by the first rule that it breaks; a mark is one.
struct SurfaceErrors: Sendable {
    private let lexicon: LabelLexicon
    private static let lists =
        ErrorRule.listed.map(\.rawValue)
        + ["may_double", "vowel_sound", "consonant_sound", "either_sound", "no_noun", "third", "bare_verb", "clause_opener"]

    private static func bit(_ name: String) -> LabelLexicon.Names { 1 << UInt64(lists.firstIndex(of: name) ?? 0) }
    private static let anyListed: LabelLexicon.Names = 1 << UInt64(ErrorRule.listed.count) - 1
    private static let mayDouble = bit("may_double")
    private static let vowelSound = bit("vowel_sound")
    private static let consonantSound = bit("consonant_sound")
    private static let eitherSound = bit("either_sound")
    private static let noNoun = bit("no_noun")
    private static let third = bit("third")
    private static let bareVerb = bit("bare_verb")
    private static let clauseOpener = bit("clause_opener")
    private static let smallName = bit(ErrorRule.smallName.rawValue)

    /// - Throws: a `Failure` of the lexicon.
    init(_ file: LexiconFile) throws { lexicon = try LabelLexicon(file, under: "errors", SurfaceErrors.lists) }

    static var headings: [String] { lists.map { "errors.\($0)" } }

    /// A rule that is broken, and where: bytes of the message.
    typealias Place = (rule: ErrorRule, bytes: Range<Int>)

    /// The places of a message, which was read into `scan`, at which a rule is broken; sentence by sentence, words before marks.
    func places(_ scan: TextScan, _ bytes: UnsafeBufferPointer<UInt8>) -> [Place] {
        var found: [Place] = []
        for (number, sentence) in scan.sentences.enumerated() {
            let isBegun = scan.surface.listLines == 0 && (number == 0 || scan.sentences[number - 1].end != .none)
            var index = sentence.words.lowerBound
            while index < sentence.words.upperBound {
                let (rule, length) = rule(scan.words, at: index, of: sentence, isBegun: isBegun, bytes)
                if let rule {
                    found.append((rule, Int(scan.words[index].start)..<scan.words[index + length - 1].end(in: bytes)))
                }
                index += length
            }
            SurfaceErrors.addMarks(bytes, sentence.bytes, to: &found)
        }
        if let last = scan.sentences.last, last.end == .none, last.count > 2, !scan.surface.isClosed, scan.surface.listLines == 0,
            let end = bytes.lastIndex(where: { $0 > 0x20 }), bytes[end].isLetterOrDigit, let word = scan.words.last
        {
            found.append((.openEnd, min(Int(word.start), end)..<end + 1))
        }
        return found
    }

    /// The rule that is broken at a word, and the words that this takes.
    private func rule(
        _ words: [Word], at index: Int, of sentence: Sentence, isBegun: Bool, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (ErrorRule?, length: Int) {
        let word = words[index]
        if let (names, length) = lexicon.entry(words, at: index, before: sentence.words.upperBound), names & SurfaceErrors.anyListed != 0,
            SurfaceErrors.isUnbroken(words[index..<index + length], bytes)
        {
            // "U" and the u of "u.s." are no shorthand, "Monday" is no small name.
            let isSmall = !word.traits.contains(.capitalised)
            let isInitial = word.length == 1 && (!isSmall || SurfaceErrors.isDotted(bytes, Int(word.start)))
            for (place, rule) in ErrorRule.listed.enumerated() where names >> UInt64(place) & 1 != 0 {
                if rule == .smallName && !isSmall || rule == .shorthand && isInitial { continue }
                return (rule, length)
            }
        }
        let start = Int(word.start)
        let isFirst = index == sentence.words.lowerBound
        if word.hash == TextScan.pronounI, !word.traits.contains(.capitalised), !SurfaceErrors.isDotted(bytes, start) {
            return (.smallI, 1)
        }
        if !isFirst {
            if isDoubled(words, index, bytes) { return (.doubled, 1) }
            if articleIsWrong(words, index, sentence, bytes) { return (.article, 1) }
            if lacksEnding(words, index, sentence) { return (.agreement, 1) }
        } else if isBegun, word.traits.contains(.cased), word.traits.isDisjoint(with: [.identifier, .clitic, .capitalised]),
            SurfaceErrors.isSmall(bytes, start)
        {
            return (.smallStart, 1)
        }
        return (nil, 1)
    }

    /// Whether a letter stands in "i.e.", "u.s." or "i)".
    private static func isDotted(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        func at(_ index: Int) -> UInt8 { index >= 0 && index < bytes.count ? bytes[index] : 0 }
        let stop = UInt8(ascii: ".")
        return at(index + 1) == UInt8(ascii: ")") || at(index + 1) == stop && (at(index + 2).isLetter || at(index - 1) == stop)
    }

    /// Written without any capital ("iPhone" has one).
    private static func isSmall(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var index = start
        while index < bytes.count, bytes[index].isLetter {
            if bytes[index] & 0x20 == 0 { return false }
            index += 1
        }
        // No address or file name: example.com
        return !(index + 1 < bytes.count && bytes[index].isJoint && bytes[index + 1].isLetterOrDigit)
    }

    private func isDoubled(_ words: [Word], _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let (before, word) = (words[index - 1], words[index])
        guard before.hash == word.hash, word.traits.isDisjoint(with: [.clitic, .number, .identifier, .ideograph]) else { return false }
        guard word.length > 1 || word.hash == TextScan.article else { return false }
        return lexicon.names(word.hash) & SurfaceErrors.mayDouble == 0 && SurfaceErrors.isUnbroken(words[index - 1...index], bytes)
    }

    /// Whether nothing but blanks and apostrophes stands between words.
    private static func isUnbroken(_ words: ArraySlice<Word>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        zip(words, words.dropFirst()).allSatisfy { word, next in
            let (end, start) = (word.end(in: bytes), Int(next.start))
            return end >= start || bytes[end..<start].allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "'") }
                || bytes[end..<start].elementsEqual("\u{2019}".utf8)
        }
    }

    private func articleIsWrong(_ words: [Word], _ index: Int, _ sentence: Sentence, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let (article, word) = (words[index - 1], words[index])
        let isAn = article.hash == TextScan.articleAn
        guard isAn || article.hash == TextScan.article else { return false }
        // A capital within a sentence is a label: "plan A is".
        if article.traits.contains(.capitalised), index - 1 > sentence.words.lowerBound { return false }
        guard word.length > 1, word.traits.isDisjoint(with: [.clitic, .number, .identifier, .shouted, .ideograph]),
            SurfaceErrors.isUnbroken(words[index - 1...index], bytes)
        else { return false }
        let names = lexicon.names(word.hash)
        if names & (SurfaceErrors.noNoun | SurfaceErrors.eitherSound) != 0 { return false }
        if names & SurfaceErrors.vowelSound != 0 { return !isAn }
        if names & SurfaceErrors.consonantSound != 0 { return isAn }
        let start = Int(word.start)
        guard start + 1 < bytes.count, bytes[start].isLetter else { return false }
        let (first, second) = (bytes[start] | 0x20, bytes[start + 1] | 0x20)
        switch first {
        case UInt8(ascii: "a"), UInt8(ascii: "i"), UInt8(ascii: "o"): return !isAn
        case UInt8(ascii: "e"): return !isAn && second != UInt8(ascii: "u") && second != UInt8(ascii: "w")
        case UInt8(ascii: "u"): return false  // "an hour's use of a union": told by the lists alone
        default: return isAn
        }
    }

    /// "He go": a third person and a bare verb, where a clause begins.
    private func lacksEnding(_ words: [Word], _ index: Int, _ sentence: Sentence) -> Bool {
        guard lexicon.names(words[index].hash) & SurfaceErrors.bareVerb != 0,
            lexicon.names(words[index - 1].hash) & SurfaceErrors.third != 0
        else { return false }
        return sentence.end != .question
            && (index - 1 == sentence.words.lowerBound || lexicon.names(words[index - 2].hash) & SurfaceErrors.clauseOpener != 0)
    }

    /// Errors of marks within a sentence.
    private static func addMarks(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to found: inout [Place]) {
        func at(_ index: Int) -> UInt8 { index >= range.lowerBound && index < bytes.count ? bytes[index] : 0 }
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") else {
                index += 1
                continue
            }
            var next = index
            while next < range.upperBound, bytes[next] == byte { next += 1 }
            let run = next - index
            let isStop = byte == UInt8(ascii: ".")
            if run > 1, !(isStop && run == 3) { found.append((.repeatedMark, index..<next)) }
            if run == 1 || !isStop, at(index - 1) == 0x20, at(index - 2).isLetterOrDigit, !at(next).isLetterOrDigit {
                found.append((.spaceBefore, index - 1..<next))
            }
            if run == 1, at(index - 1).isLetter, at(next).isLetter {
                let opensSentence =
                    isStop && at(next) & 0x20 == 0 && at(next + 1) & 0x20 != 0 && at(next + 1).isLetter
                    && (1...3).allSatisfy { at(index - $0).isLetter && at(index - $0) & 0x20 != 0 }
                if byte == UInt8(ascii: ",") || opensSentence { found.append((.missingSpace, index - 1..<next + 1)) }
            }
            index = next
        }
    }
}

extension TextScan {
    static let article: UInt64 = ((seed ^ UInt64(UInt8(ascii: "a"))) &* prime) | 1
    static let articleAn: UInt64 = ((((seed ^ UInt64(UInt8(ascii: "a"))) &* prime) ^ UInt64(UInt8(ascii: "n"))) &* prime) | 1
}

extension UInt8 {
    fileprivate var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    fileprivate var isLetterOrDigit: Bool { isLetter || self &- 0x30 < 10 }
    /// Stands within addresses and file names.
    fileprivate var isJoint: Bool { ".@_/".utf8.contains(self) }
}
