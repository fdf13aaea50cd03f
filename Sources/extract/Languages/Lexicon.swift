import Stage

/// Words and phrases of a language with their categories.
typealias Lexicon = PhraseTable<Categories>

extension Lexicon {
    /// The words of a language's file, whose headings are the names of categories, `LanguageFile.headings` left aside.
    ///
    /// - Throws: a `Failure` with the place of a heading that is no category, of an entry that is no word or phrase, or of a phrase that is
    ///   too long.
    init(_ file: LexiconFile) throws {
        self.init(
            try file.sections.filter { !LanguageFile.headings.contains($0.name) }.map { section in
                guard let category = Category(named: section.name) else {
                    let known = (LanguageFile.headings + Category.names).sorted().joined(separator: ", ")
                    throw Failure(.data, "found '[\(section.name)]', expected one of \(known)", at: section.place)
                }
                return ([category], try section.phrases())
            })
    }
}
