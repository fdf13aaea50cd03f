import Stage

/// What a language's lexicon says of it: how it is recognised, and its words by what they do.
struct LanguageFile: Sendable {
    /// The headings that are no categories.
    static let headings = ["script", "stop_words"]

    let language: Language
    let script: Script
    let stopWords: [String]
    /// nil: the language is recognised, and has no words that the rules know.
    let lexicon: Lexicon?

    /// - Throws: a `Failure` with the place of what cannot be used.
    init(_ file: LexiconFile, of language: Language) throws {
        self.language = language
        script = try LanguageFile.script(file)
        stopWords = try file["stop_words"]?.phrases() ?? []
        let hasWords = file.sections.contains { !LanguageFile.headings.contains($0.name) }
        lexicon = hasWords ? try Lexicon(file) : nil
    }

    /// Latin where the file does not say.
    private static func script(_ file: LexiconFile) throws -> Script {
        guard let section = file["script"] else { return .latin }
        let names = try section.phrases()
        guard names.count == 1, let script = Script(named: names[0]) else {
            let known = Script.names.joined(separator: ", ")
            throw Failure(.data, "[script]: found '\(names.joined(separator: ", "))', expected one of \(known)", at: section.place)
        }
        return script
    }
}
