import Lexicons
import Stage

/// A language that the rules have words of; pipelines/lexicons has a file for each.
enum Language: String, CaseIterable, Sendable {
    case en, es, zh
}

/// The words of every language, as the program was built with them.
struct Languages: Sendable {
    private let lexicons: [Language: Lexicon]
    let identifier: LanguageIdentifier
    /// Finds no word: what texts in other languages are read with.
    private let none = Lexicon([])

    /// - Throws: a `Failure` that names file and line where a file of the lexicons cannot be used.
    init() throws {
        lexicons = try Dictionary(
            uniqueKeysWithValues: Language.allCases.map { ($0, try Lexicon(LexiconFile(builtIn: "\($0.rawValue).lexicon"))) })
        identifier = try LanguageIdentifier(stopWords: try LexiconFile(builtIn: "stopwords.lexicon"))
    }

    subscript(language: Language?) -> Lexicon { language.flatMap { lexicons[$0] } ?? none }
}

extension LexiconFile {
    /// A file that the program carries.
    init(builtIn name: String) throws { try self.init(LexiconFile.builtInText(name), file: name) }

    static func builtInText(_ name: String) throws -> String {
        guard let text = Lexicons.text(name) else { throw Failure(.software, "the lexicon \(name) was not built in") }
        return text
    }
}
