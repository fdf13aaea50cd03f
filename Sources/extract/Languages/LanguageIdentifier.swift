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

/// Letters of a text by script, as far as the rules' languages differ in them.
struct ScriptCounts: Sendable {
    enum Script: Sendable { case latin, han, other }

    private var latin = 0
    private var han = 0
    private var kana = 0
    private var other = 0

    mutating func add(_ text: String) {
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                if (value | 0x20) &- 0x61 < 26 { latin += 1 }
                continue
            }
            switch value {
            case 0xC0...0x24F, 0x1E00...0x1EFF: latin += 1
            case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: han += 1
            case 0x3040...0x30FF: kana += 1
            case 0x300...: if scalar.properties.isAlphabetic { other += 1 }
            default: break
            }
        }
    }

    /// The script of most words: a Han character stands for about three Latin letters, and beside kana it is Japanese.
    var main: Script {
        if kana * 10 > kana + han, 3 * (kana + han) > latin { return .other }
        if 3 * han > max(latin, other) { return .han }
        return other > latin ? .other : .latin
    }
}
