import Stage

/// Tells the language of a text by its script and, within a script, by its stop words.
struct LanguageIdentifier: Sendable {
    /// Bytes of text that are looked at: more tell no more.
    static let sample = 256

    /// Where a language stands in `languages`.
    private struct Position: RawRepresentable, Sendable {
        let rawValue: Int
    }

    private let languages: [(language: Language, script: Script, hasWords: Bool)]
    private let stopWords: PhraseTable<CaseSet<Position>>
    private let none = Lexicon.empty

    /// - Throws: a `Failure` where there are more than 128 languages.
    init(_ files: [LanguageFile]) throws {
        guard files.count <= 128 else { throw Failure(.software, "found \(files.count) languages, expected at most 128") }
        languages = files.map { ($0.language, $0.script, $0.lexicon != nil) }
        stopWords = PhraseTable(files.enumerated().map { ([Position(rawValue: $0)], $1.stopWords) })
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
            scan.read(text, lexicon: none)
            for sentence in scan.sentences { count(scan.words, sentence.words, &hits) }
        }
        let script = scripts.main
        let candidates = languages.indices.filter { languages[$0].script == script }
        var best: Int?
        for index in candidates where hits[index] > best.map({ hits[$0] }) ?? 0 { best = index }
        guard script == .latin else {
            let found = candidates.count == 1 ? candidates[0] : best
            return found.flatMap { languages[$0].hasWords ? languages[$0].language : nil }
        }
        guard let best else { return .en }
        if languages[best].hasWords { return languages[best].language }
        // A word or two of a language without a word list may be a name.
        return hits[best] > 1 ? nil : .en
    }

    /// Counts the stop words of a sentence, language by language.
    private func count(_ words: [Word], _ sentence: Range<Int>, _ hits: inout [Int]) {
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            guard let (labels, length) = stopWords.entry(words, at: index, before: sentence.upperBound) else {
                index += 1
                continue
            }
            for language in hits.indices where labels.contains(Position(rawValue: language)) { hits[language] += 1 }
            index += length
        }
    }
}
