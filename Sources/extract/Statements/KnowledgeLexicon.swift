import Stage

/// The words and phrases of knowledge.lexicon, English.
struct KnowledgeLexicon: Sendable {
    enum Heading: Int, NamedCases {
        case unknown, known, tell, order, tellLink, leadIn, details, adverb, past, noVerb, beEnd, predicateStart, date, opener, reply,
            replyThen

        // The order of words in questions.
        case be, doing, auxiliary, singular, plural, article, indefinite, demonstrative, question, thingQuestion, contractedQuestion
        case questionAbout, degree, preposition, complement, noSubject, having

        // Statements and requests.
        case clause, bareQuestion, condition, pointing, thanks, subject, oneself, speaker, addressee, need, detailArticle, iAm, iDo, asks
        case possession, receiving, connective, timeClause, pointer, referring, loose, courtesy

        // The third person.
        case user, userObject, userPossessive, userOwn, userSelf, users, usersObject, usersSelf, assistant, assistantPossessive
        case assistantSelf, withAm, withHave, withAre, coordinated, becomesIs, becomesHas, becomesDoes, becomesDoesNot, becomesHasNot
        case becomesIsNot, verbInLy, verbInIng, verbInS

        static let names = spelledNames
    }

    /// What words and phrases stand under.
    private var headings: [String: CaseSet<Heading>] = [:]
    /// Words in the longest phrase under each heading.
    private var longest = Array(repeating: 0, count: Heading.allCases.count)

    /// - Throws: a `Failure` with the place of an unknown heading or a regular expression, or that says which heading is missing.
    init(_ file: LexiconFile) throws {
        for section in file.sections {
            guard let heading = Heading(named: section.name) else {
                throw Failure(
                    .data, "found '[\(section.name)]', expected one of \(Heading.names.joined(separator: ", "))", at: section.place)
            }
            for entry in section.entries {
                guard case .phrase(let phrase) = entry.content else {
                    throw Failure(.data, "a regular expression under [\(section.name)], expected words and phrases", at: entry.place)
                }
                headings[phrase, default: []].insert(heading)
                longest[heading.rawValue] = max(longest[heading.rawValue], phrase.split(separator: " ").count)
            }
        }
        if let missing = Heading.allCases.first(where: { longest[$0.rawValue] == 0 }) {
            throw Failure(.software, "the lexicon of knowledge has no heading [\(missing.name)]")
        }
    }

    /// What a word stands under.
    func headings(_ word: String) -> CaseSet<Heading> { headings[word] ?? [] }

    func has(_ heading: Heading, _ word: String) -> Bool { headings(word).contains(heading) }

    /// Tokens of the longest phrase under a heading that the tokens begin with; 0 where they begin with none.
    func length(_ heading: Heading, of tokens: some Collection<Token>) -> Int {
        var spelt = ""
        var found = 0
        for (index, token) in tokens.prefix(longest[heading.rawValue]).enumerated() {
            if index > 0 { spelt += " " }
            spelt += token.word
            if has(heading, spelt) { found = index + 1 }
            // A mark ends a phrase.
            if !token.trail.isEmpty { break }
        }
        return found
    }

    /// The tokens without phrases of a heading at their head, as many as there are.
    func stripped(_ heading: Heading, _ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
        var rest = tokens
        while case let length = length(heading, of: rest), length > 0 { rest = rest.dropFirst(length) }
        return rest
    }
}
