import Stage

/// Finds surface errors in English prose. A word is one error at most, by the first rule that it breaks; a mark is one.
struct SurfaceErrors: Sendable {
    /// The lists of the lexicon, under [errors.NAME].
    private enum List: Int, NamedCases {
        case misspelling, apostrophe, shorthand, smallName, agreement, grammar
        case mayDouble, vowelSound, consonantSound, eitherSound, noNoun, third, bareVerb, clauseOpener, articleA, articleAn

        static let names = spelledNames
    }

    private typealias Lists = CaseSet<List>

    /// The rules that are broken by the words of a list, in the order in which they are tried.
    private static let listed: [(list: List, rule: ErrorRule)] = [
        (.misspelling, .misspelling), (.apostrophe, .apostrophe), (.shorthand, .shorthand), (.smallName, .smallName),
        (.agreement, .agreement), (.grammar, .grammar),
    ]
    private static let broken: Lists = [.misspelling, .apostrophe, .shorthand, .smallName, .agreement, .grammar]

    private let lists: PhraseTable<Lists>

    /// - Throws: a `Failure` of the lexicon.
    init(_ file: LexiconFile) throws {
        lists = try PhraseTable(file, List.allCases.map { ("errors.\($0.name)", [$0]) })
    }

    static var headings: [String] { List.names.map { "errors.\($0)" } }

    /// The lists that a word stands in.
    private func lists(_ word: Word) -> Lists { lists[word.hash].labels }

    /// A rule that is broken, and where: bytes of the message.
    typealias Place = (rule: ErrorRule, bytes: Range<Int>)

    /// Calls `body` for the places of a message, which was read into `scan`, at which a rule is broken; sentence by sentence, words
    /// before marks.
    func forEachPlace(_ scan: TextScan, _ bytes: UnsafeBufferPointer<UInt8>, _ body: (Place) -> Void) {
        for (number, sentence) in scan.sentences.enumerated() {
            let isBegun = scan.surface.listLines == 0 && (number == 0 || scan.sentences[number - 1].end != .none)
            var index = sentence.words.lowerBound
            while index < sentence.words.upperBound {
                let (rule, length) = rule(scan.words, at: index, of: sentence, isBegun: isBegun, bytes)
                if let rule {
                    body((rule, Int(scan.words[index].start)..<scan.words[index + length - 1].end(in: bytes)))
                }
                index += length
            }
            SurfaceErrors.forEachMark(bytes, sentence.bytes, body)
        }
        if let last = scan.sentences.last, last.end == .none, last.count > 2, !scan.surface.isClosed, scan.surface.listLines == 0,
            let end = bytes.lastIndex(where: { $0 > 0x20 }), bytes[end].isLetterOrDigit, let word = scan.words.last
        {
            body((.openEnd, min(Int(word.start), end)..<end + 1))
        }
    }

    /// The rule that is broken at a word, and the words that this takes.
    private func rule(
        _ words: [Word], at index: Int, of sentence: Sentence, isBegun: Bool, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (ErrorRule?, length: Int) {
        let word = words[index]
        if let (found, length) = lists.entry(words, at: index, before: sentence.words.upperBound),
            !found.isDisjoint(with: SurfaceErrors.broken),
            SurfaceErrors.isUnbroken(words[index..<index + length], bytes)
        {
            // "U" and the u of "u.s." are no shorthand, "Monday" is no small name.
            let isSmall = !word.traits.contains(.capitalised)
            let isInitial = word.length == 1 && (!isSmall || SurfaceErrors.isDotted(bytes, Int(word.start)))
            for (list, rule) in SurfaceErrors.listed where found.contains(list) {
                if rule == .smallName && !isSmall || rule == .shorthand && isInitial { continue }
                return (rule, length)
            }
        }
        let start = Int(word.start)
        let isFirst = index == sentence.words.lowerBound
        if word.hash == WordHash.pronounI, !word.traits.contains(.capitalised), !SurfaceErrors.isDotted(bytes, start) {
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
        let found = lists(word)
        guard word.length > 1 || found.contains(.articleA) else { return false }
        return !found.contains(.mayDouble) && SurfaceErrors.isUnbroken(words[index - 1...index], bytes)
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
        let isAn = lists(article).contains(.articleAn)
        guard isAn || lists(article).contains(.articleA) else { return false }
        // A capital within a sentence is a label: "plan A is".
        if article.traits.contains(.capitalised), index - 1 > sentence.words.lowerBound { return false }
        guard word.length > 1, word.traits.isDisjoint(with: [.clitic, .number, .identifier, .shouted, .ideograph]),
            SurfaceErrors.isUnbroken(words[index - 1...index], bytes)
        else { return false }
        let found = lists(word)
        if found.contains(.noNoun) || found.contains(.eitherSound) { return false }
        if found.contains(.vowelSound) { return !isAn }
        if found.contains(.consonantSound) { return isAn }
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
        guard lists(words[index]).contains(.bareVerb), lists(words[index - 1]).contains(.third) else { return false }
        return sentence.end != .question
            && (index - 1 == sentence.words.lowerBound || lists(words[index - 2]).contains(.clauseOpener))
    }

    /// Errors of marks within a sentence.
    private static func forEachMark(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (Place) -> Void) {
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
            if run > 1, !(isStop && run == 3) { body((.repeatedMark, index..<next)) }
            if run == 1 || !isStop, at(index - 1) == 0x20, at(index - 2).isLetterOrDigit, !at(next).isLetterOrDigit {
                body((.spaceBefore, index - 1..<next))
            }
            if run == 1, at(index - 1).isLetter, at(next).isLetter {
                let opensSentence =
                    isStop && at(next) & 0x20 == 0 && at(next + 1) & 0x20 != 0 && at(next + 1).isLetter
                    && (1...3).allSatisfy { at(index - $0).isLetter && at(index - $0) & 0x20 != 0 }
                if byte == UInt8(ascii: ",") || opensSentence { body((.missingSpace, index - 1..<next + 1)) }
            }
            index = next
        }
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    fileprivate var isLetterOrDigit: Bool { isLetter || self &- 0x30 < 10 }
    /// Stands within addresses and file names.
    fileprivate var isJoint: Bool { ".@_/".utf8.contains(self) }
}
