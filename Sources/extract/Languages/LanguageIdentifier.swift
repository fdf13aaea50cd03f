/// Tells the language of a text by its script and, in Latin letters, by its stop words.
struct LanguageIdentifier: Sendable {
    /// Bytes of text that are looked at: more tell no more.
    static let sample = 256

    /// Its categories are languages: that of position n in `languages` is bit n.
    private let stopWords: Lexicon
    private let languages: [String]

    /// - Throws: a `Failure` where the file holds more than words.
    init(stopWords file: LexiconFile) throws {
        let languages = file.sections.map(\.name)
        self.languages = languages
        stopWords = try Lexicon(file) { name in languages.firstIndex(of: name).map { Category(rawValue: 1 << UInt64($0)) } }
    }

    /// The language of what the user wrote; nil where the rules have no words of it.
    ///
    /// English, in which most conversations are held, where Latin letters say nothing else.
    func language(of turns: [Turn], scan: inout TextScan) -> Language? {
        var scripts = ScriptCounts()
        var hits = Array(repeating: 0, count: languages.count)
        var left = LanguageIdentifier.sample
        for turn in turns where turn.role == .user && left > 0 {
            let text = turn.text.utf8.count > left ? String(decoding: turn.text.utf8.prefix(left), as: UTF8.self) : turn.text
            left -= text.utf8.count
            scripts.add(text)
            scan.read(text, lexicon: stopWords)
            for word in scan.words where !word.categories.isEmpty {
                for index in hits.indices where word.categories.contains(Category(rawValue: 1 << UInt64(index))) { hits[index] += 1 }
            }
        }
        switch scripts.main {
        case .han: return .zh
        case .other: return nil
        case .latin: break
        }
        var best = 0
        for index in hits.indices where hits[index] > hits[best] { best = index }
        // A word or two of a language without a word list may be a name.
        let known = hits.isEmpty || hits[best] == 0 ? .en : Language(rawValue: languages[best])
        return hits.isEmpty || hits[best] > 1 ? known : known ?? .en
    }
}
