import Lexicons
import Stage

/// Languages by their lexicons, and which of them a text is in.
struct Languages: Sendable {
    private let lexicons: [Language: Lexicon]
    let identifier: LanguageIdentifier
    /// What texts in other languages are read with.
    private let none = Lexicon.empty

    /// `files` in the order in which a language is preferred where several fit a text equally well.
    ///
    /// - Throws: a `Failure` where there are more languages than can be told apart.
    init(_ files: [LanguageFile]) throws {
        lexicons = Dictionary(files.compactMap { file in file.lexicon.map { (file.language, $0) } }) { first, _ in first }
        identifier = try LanguageIdentifier(files)
    }

    /// Those that the program was built with.
    ///
    /// - Throws: a `Failure` that names file and line where a lexicon cannot be used.
    init() throws {
        try self.init(
            Lexicons.languages.map { file in
                try LanguageFile(LexiconFile(file.text(), file: "\(file.name).lexicon"), of: Language(file.name))
            })
    }

    subscript(language: Language?) -> Lexicon { language.flatMap { lexicons[$0] } ?? none }

    /// Codes of the languages that have words, sorted.
    var codes: [String] { lexicons.keys.map(\.code).sorted() }

    /// Those that the program was built with, read once.
    static let builtIn = Result { try Languages() }
}

extension LexiconFile {
    /// A lexicon of rules that the program carries.
    ///
    /// - Throws: a `Failure` where there is none of that name, or with the line that cannot be read.
    init(builtIn name: String) throws {
        try self.init(LexiconFile.builtInText(name), file: "\(name).lexicon")
    }

    static func builtInText(_ name: String) throws -> String {
        guard let file = Lexicons.rules.first(where: { $0.name == name }) else {
            throw Failure(.software, "the lexicon \(name) was not built in")
        }
        return file.text()
    }
}
