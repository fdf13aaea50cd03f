import Stage

/// Words and phrases with their categories, looked up by the hash of their lower-cased bytes.
///
/// Two words whose hashes agree in their upper 48 bits are one word to it; among the words of a language that does not happen.
struct Lexicon: Sendable {
    /// A category and its words and phrases.
    typealias List = (category: Category, entries: [String])

    /// Words in a phrase at most.
    static let longestPhrase = 5

    /// Upper 48 bits of a word's hash, and where its categories are in `values`; 0 where the slot is free. Narrow, to stay in cache.
    private var slots: [UInt64]
    /// The sets of categories that words have, each once; none first.
    private var values: [Category] = [[]]
    private let mask: Int

    /// The words of a file, whose headings are categories: those of `Category.named`, unless others are given.
    ///
    /// - Throws: a `Failure` with the place of a heading that is no category, of a regular expression, or of a phrase that is too long.
    init(_ file: LexiconFile, categories: (String) -> Category? = { Category.named[$0] }) throws {
        self.init(
            try file.sections.map { section in
                guard let category = categories(section.name) else {
                    throw Failure(
                        .data, "found '[\(section.name)]', expected one of \(Category.named.keys.sorted().joined(separator: ", "))",
                        at: section.place)
                }
                return (category, try Lexicon.phrases(of: section))
            })
    }

    /// The entries of a section.
    ///
    /// - Throws: a `Failure` with the place of a regular expression, or of a phrase that is too long.
    static func phrases(of section: LexiconFile.Section) throws -> [String] {
        try section.entries.map { entry in
            guard case .phrase(let phrase) = entry.content else {
                throw Failure(.data, "a regular expression under [\(section.name)], expected words and phrases", at: entry.place)
            }
            guard wordCount(phrase) <= longestPhrase else {
                throw Failure(.data, "'\(phrase)': expected at most \(longestPhrase) words", at: entry.place)
            }
            return phrase
        }
    }

    /// Words of a phrase as the tokeniser sees them.
    private static func wordCount(_ phrase: String) -> Int {
        var scan = TextScan()
        scan.read(phrase, lexicon: Lexicon())
        return scan.words.count
    }

    init(_ lists: [List]) {
        var entries: [UInt64: Category] = [:]
        var scan = TextScan()
        let empty = Lexicon()
        for list in lists {
            for entry in list.entries {
                scan.read(entry, lexicon: empty)
                guard let head = scan.words.first else { continue }
                var hash = head.hash
                if scan.words.count > 1 {
                    precondition(scan.words.count <= Lexicon.longestPhrase, "phrase too long: \(entry)")
                    // Every beginning of a phrase is known as such, so that a search for phrases ends where none goes on.
                    for word in scan.words.dropFirst() {
                        entries[hash, default: []].insert(.phraseHead)
                        hash = Lexicon.joined(hash, word.hash)
                    }
                }
                entries[hash, default: []].formUnion(list.category)
            }
        }
        var size = 16
        while size < entries.count * 8 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        mask = size - 1
        // In the order of the hashes, so that the table is the same in every run.
        for (hash, category) in entries.sorted(by: { $0.key < $1.key }) {
            var slot = Lexicon.slot(hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            let value = values.firstIndex(of: category) ?? values.count
            if value == values.count { values.append(category) }
            slots[slot] = hash & ~0xFFFF | UInt64(value)
        }
    }

    private init() {
        slots = [0]
        mask = 0
    }

    @inline(__always)
    private static func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 40) }

    /// Hash of a phrase from the hash of its beginning and of its next word.
    @inline(__always)
    static func joined(_ hash: UInt64, _ next: UInt64) -> UInt64 { (hash ^ (next &>> 7) ^ (next &<< 31)) &* 0xD6E8_FEB8_6659_FD93 | 1 }

    /// Categories of a word or phrase; none if it is unknown.
    @inline(__always)
    func categories(_ hash: UInt64) -> Category {
        var slot = Lexicon.slot(hash) & mask
        while true {
            let found = slots[slot]
            if (found ^ hash) >> 16 == 0 || found == 0 { return values[Int(found & 0xFFFF)] }
            slot = (slot &+ 1) & mask
        }
    }

    /// The longest phrase that begins at `index` and ends before `end`: its categories and its number of words.
    func phrase(_ words: UnsafeBufferPointer<Word>, at index: Int, before end: Int) -> (categories: Category, length: Int)? {
        var hash = words[index].hash
        var found: (Category, Int)?
        let limit = min(end, index + Lexicon.longestPhrase)
        var next = index + 1
        while next < limit {
            hash = Lexicon.joined(hash, words[next].hash)
            next += 1
            let categories = categories(hash)
            if !categories.subtracting(.phraseHead).isEmpty { found = (categories.subtracting(.phraseHead), next - index) }
            guard categories.contains(.phraseHead) else { break }
        }
        return found
    }
}
