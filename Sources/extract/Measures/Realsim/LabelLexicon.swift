import Stage

/// Words and phrases under the headings `prefix.name` of a file, where a name says what its entries count for.
struct LabelLexicon: Sendable {
    /// Bit i: the entry stands under name i.
    typealias Names = UInt64

    private let lexicon: Lexicon

    /// - Throws: a `Failure` with the place of a regular expression or of a phrase that is too long.
    /// - Precondition: at most 60 names.
    init(_ file: LexiconFile, under prefix: String, _ names: [String]) throws {
        lexicon = Lexicon(
            try names.enumerated().compactMap { index, name in
                try file["\(prefix).\(name)"].map { (Category(rawValue: 1 << UInt64(index)), try Lexicon.phrases(of: $0)) }
            })
    }

    /// What the word itself stands under.
    @inline(__always)
    func names(_ hash: UInt64) -> Names { lexicon.categories(hash).subtracting(.phraseHead).rawValue }

    /// The longest entry that begins at `index` and ends before `end`: what it stands under and its number of words; nil where none does.
    func entry(_ words: [Word], at index: Int, before end: Int) -> (names: Names, length: Int)? {
        let first = lexicon.categories(words[index].hash)
        if first.isEmpty { return nil }
        if first.contains(.phraseHead), let phrase = words.withUnsafeBufferPointer({ lexicon.phrase($0, at: index, before: end) }) {
            return (phrase.categories.rawValue, phrase.length)
        }
        let names = first.subtracting(.phraseHead).rawValue
        return names == 0 ? nil : (names, 1)
    }
}
