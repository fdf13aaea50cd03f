import Stage

/// The phrases of pipelines/lexicons/knowledge.lexicon.
struct KnowledgeLexicon: Sendable {
    enum Heading: String, CaseIterable, Sendable {
        case unknown, known, tell, order, details, adverb, past, date, opener, reply
        case tellLink = "tell_link", leadIn = "lead_in", noVerb = "no_verb", beEnd = "be_end", predicateStart = "predicate_start"
        case replyThen = "reply_then"
    }

    private let phrases: [Heading: Phrases]

    private struct Phrases: Sendable {
        var entries: Set<String> = []
        var longest = 1
    }

    /// - Throws: a `Failure` with the place of an unknown heading or a regular expression, or that says which heading is missing.
    init(_ file: LexiconFile) throws {
        var phrases: [Heading: Phrases] = [:]
        for section in file.sections {
            guard let heading = Heading(rawValue: section.name) else {
                let known = Heading.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure(.data, "found '[\(section.name)]', expected one of \(known)", at: section.place)
            }
            for entry in section.entries {
                guard case .phrase(let phrase) = entry.content else {
                    throw Failure(.data, "a regular expression under [\(section.name)], expected words and phrases", at: entry.place)
                }
                phrases[heading, default: Phrases()].entries.insert(phrase)
                phrases[heading, default: Phrases()].longest.raise(to: phrase.split(separator: " ").count)
            }
        }
        if let missing = Heading.allCases.first(where: { phrases[$0] == nil }) {
            throw Failure(.software, "the lexicon of knowledge has no heading [\(missing.rawValue)]")
        }
        self.phrases = phrases
    }

    func has(_ heading: Heading, _ word: String) -> Bool { phrases[heading]?.entries.contains(word) ?? false }

    /// Tokens of the longest phrase under a heading that the tokens begin with; 0 where they begin with none.
    func length(_ heading: Heading, of tokens: some Collection<Token>) -> Int {
        guard let phrases = phrases[heading] else { return 0 }
        var spelt = ""
        var found = 0
        for (index, token) in tokens.prefix(phrases.longest).enumerated() {
            if index > 0 { spelt += " " }
            spelt += token.word
            if phrases.entries.contains(spelt) { found = index + 1 }
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

extension Int {
    fileprivate mutating func raise(to other: Int) { self = Swift.max(self, other) }
}
