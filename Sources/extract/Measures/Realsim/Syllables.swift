import Stage

/// Syllables of an English word by rule.
///
/// Groups of vowel letters, where the y before a vowel and the u behind a q are none, less the silent ends -e, -es and -ed, plus one
/// for letters of [syllables.split], which are spoken apart (vid-e-o, va-ri-e-ty), plus one for 'nt, 'll and 've behind a consonant.
/// A word that begins with an entry of [syllables.prefix] or ends with one of [syllables.suffix.N] is the sum of its parts. Words that
/// break the rules stand under [syllables.N]. Numbers and words without a vowel letter count one.
struct Syllables: Sendable {
    /// Letters of the longest English word; what is longer is none, and only its vowels are counted.
    static let longest = 45

    /// How many syllables an exception has; the fewest where it stands under several numbers, 0 where it is none.
    private struct Count: PhraseLabels {
        var syllables = 0

        mutating func formUnion(_ other: Count) {
            syllables = syllables == 0 || other.syllables == 0 ? max(syllables, other.syllables) : min(syllables, other.syllables)
        }
    }

    private let exceptions: PhraseTable<Count>
    private let prefixes: [[UInt8]]
    /// Longest first.
    private let suffixes: [(letters: [UInt8], syllables: Int)]
    private let splits: [SyllableSplit]

    private static let exceptionLists = (1...6).map { (name: "syllables.\($0)", labels: Count(syllables: $0)) }
    private static let suffixLists = (1...2).map { (name: "syllables.suffix.\($0)", syllables: $0) }

    /// - Throws: a `Failure` of the lexicon.
    init(_ file: LexiconFile) throws {
        exceptions = try PhraseTable(file, Syllables.exceptionLists)
        prefixes = try file["syllables.prefix"]?.phrases().map { Array($0.utf8) } ?? []
        suffixes = try Syllables.suffixLists.flatMap { name, syllables in
            try file[name]?.phrases().map { (Array($0.utf8), syllables) } ?? []
        }.sorted { $0.letters.count > $1.letters.count }
        splits = try file["syllables.split"]?.phrases().map { SyllableSplit($0) } ?? []
    }

    static var headings: [String] {
        exceptionLists.map(\.name) + suffixLists.map(\.name) + ["syllables.prefix", "syllables.split"]
    }

    /// Of a word in small ASCII letters, with a contracted ending or without; 0x80 for any other letter; at least 1.
    func count(_ word: ArraySlice<UInt8>) -> Int {
        guard word.count <= Syllables.longest else { return max(1, groups(word)) }
        guard let apostrophe = word.firstIndex(of: UInt8(ascii: "'")) else { return plain(word) }
        let stem = word[..<apostrophe]
        let ending = word[(apostrophe + 1)...]
        guard let last = stem.last, let first = ending.first else { return plain(stem) }
        switch first {
        case UInt8(ascii: "t") where last == UInt8(ascii: "n"):
            // could-n't and have-n't, but can't, don't and aren't
            let base = stem.dropLast()
            let sound = base.last == UInt8(ascii: "e") ? base.dropLast().last : base.last
            let isSpoken = sound.map { !Letters.isVowel($0) && $0 != UInt8(ascii: "r") } ?? false
            return plain(base.isEmpty ? stem : base) + (isSpoken ? 1 : 0)
        case UInt8(ascii: "l"), UInt8(ascii: "v"): return plain(stem) + (Letters.isVowel(last) ? 0 : 1)
        case UInt8(ascii: "d"): return plain(stem) + (last == UInt8(ascii: "t") || last == UInt8(ascii: "d") ? 1 : 0)
        default: return plain(stem)
        }
    }

    private func plain(_ word: ArraySlice<UInt8>) -> Int {
        if let known = exception(word) { return known }
        if word.last == UInt8(ascii: "s"), let known = exception(word.dropLast()) { return known }
        for prefix in prefixes where word.count > prefix.count + 2 && word.starts(with: prefix) {
            let rest = word.dropFirst(prefix.count)
            if !Syllables.goesOn.contains(rest[rest.startIndex]) { return plain(word.prefix(prefix.count)) + plain(rest) }
        }
        for (suffix, syllables) in suffixes where word.count > suffix.count + 2 && word.hasSuffix(suffix) {
            let stem = word.dropLast(suffix.count)
            if stem.contains(where: Letters.isVowel) { return plain(stem) + syllables }
        }
        return max(1, groups(word) - (Syllables.isSilentEnd(word) ? 1 : 0) + splits(word))
    }

    private func exception(_ word: ArraySlice<UInt8>) -> Int? {
        let count = exceptions[word.reduce(WordHash.seed) { ($0 ^ UInt64($1)) &* WordHash.prime } | 1].labels.syllables
        return count == 0 ? nil : count
    }

    /// Letters behind what looks like a prefix and is none: "homer", "everyone" is known.
    private static let goesOn = Set("aeiouyrnsd".utf8)

    private func groups(_ word: ArraySlice<UInt8>) -> Int {
        var count = 0
        var isInside = false
        for index in word.indices {
            let vowel = Syllables.sounds(word, index)
            if vowel, !isInside { count += 1 }
            isInside = vowel
        }
        return count
    }

    private static func sounds(_ word: ArraySlice<UInt8>, _ index: Int) -> Bool {
        let previous = index > word.startIndex ? word[index - 1] : nil
        switch word[index] {
        case UInt8(ascii: "u"): return previous != UInt8(ascii: "q")
        case UInt8(ascii: "y"):
            guard index + 1 < word.endIndex, Letters.isVowel(word[index + 1]), word[index + 1] != UInt8(ascii: "y") else { return true }
            return previous.map { !Letters.isVowel($0) } ?? false
        case let letter: return Letters.isVowel(letter)
        }
    }

    /// -e, -es or -ed that is not heard: behind a consonant, but not in ta-ble, box-es, want-ed.
    private static func isSilentEnd(_ word: ArraySlice<UInt8>) -> Bool {
        var stem = word
        var heard: Set<UInt8> = []
        if stem.hasSuffix(Array("es".utf8)) {
            stem = stem.dropLast(2)
            heard = Syllables.hissing
            if stem.hasSuffix(Array("sh".utf8)) || stem.hasSuffix(Array("ch".utf8)) { return false }
        } else if stem.hasSuffix(Array("ed".utf8)) {
            stem = stem.dropLast(2)
            heard = Syllables.dental
        } else if stem.last == UInt8(ascii: "e") {
            stem = stem.dropLast()
        } else {
            return false
        }
        guard let last = stem.last, !Letters.isVowel(last), !heard.contains(last) else { return false }
        guard last == UInt8(ascii: "l"), let before = stem.dropLast().last else { return true }
        return Letters.isVowel(before) || before == last || before == UInt8(ascii: "r")
    }

    private static let hissing = Set("sxzcg".utf8)
    private static let dental = Set("td".utf8)

    /// Places where two vowel letters side by side belong to two syllables, and the silent vowel of -ism.
    private func splits(_ word: ArraySlice<UInt8>) -> Int {
        guard word.count > 2 else { return 0 }
        var count = 0
        for index in word.indices { for split in splits where split.isAt(index, of: word) { count += 1 } }
        return count
    }
}

/// Small letters of English.
enum Letters {
    /// Bytes of letters beyond ASCII count as vowels: é, ö, ñ stand for a syllable more often than not.
    static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "y"): true
        default: byte >= 0x80
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func hasSuffix(_ end: [UInt8]) -> Bool { count >= end.count && suffix(end.count).elementsEqual(end) }
}
