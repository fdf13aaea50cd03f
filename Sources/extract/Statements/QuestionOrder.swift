/// The order of words that an English question has as a statement or as an indirect question: "is it far" becomes "it is far", "what do
/// you have" "what you have".
///
/// Without a parse the end of a subject is known for pronouns, and guessed behind a form of "to be"; other questions give nil.
struct QuestionOrder: Sendable {
    let lexicon: KnowledgeLexicon
    let person: ThirdPerson

    /// Whether an auxiliary and a pronoun turn round there: ", are you able to help".
    func isInverted(_ tokens: ArraySlice<Token>, at place: Int) -> Bool {
        tokens.indices.contains(place + 1) && isAuxiliary(tokens[place]) && isPronoun(tokens[place + 1])
    }

    /// Whether the word begins a statement: a pronoun, or an article.
    func isSubject(_ token: Token) -> Bool { isPronoun(token) || lexicon.has(.article, token.word) }

    func isQuestionWord(_ token: Token) -> Bool { !lexicon.headings(token.word).isDisjoint(with: [.question, .contractedQuestion]) }
    func isAuxiliary(_ token: Token) -> Bool { !lexicon.headings(token.word).isDisjoint(with: [.be, .doing, .auxiliary]) }
    private func isPronoun(_ token: Token) -> Bool { !lexicon.headings(token.word).isDisjoint(with: [.singular, .plural]) }
    private func isBe(_ token: Token) -> Bool { lexicon.has(.be, token.word) }

    /// A yes-or-no question as a statement.
    func statement(_ tokens: ArraySlice<Token>) -> [Token]? {
        guard let verb = tokens.first, isAuxiliary(verb), verb.trail.isEmpty else { return nil }
        let rest = tokens.dropFirst()
        guard let subject = rest.first else { return nil }
        if isPronoun(subject), !isDeterminer(subject, rest) {
            return ordered(subject: rest.prefix(1), verb, rest.dropFirst())
        }
        guard isBe(verb), let end = subjectEnd(rest) else { return nil }
        return ordered(subject: rest[..<end], verb, rest[end...])
    }

    /// A question with a question word as an indirect one, or what it asks about: "what is a tort" asks about "a tort".
    func indirect(_ tokens: ArraySlice<Token>) -> [Token]? {
        guard let first = tokens.first else { return nil }
        if lexicon.has(.contractedQuestion, first.word) {
            let stem = first.word.dropLast().filter { $0 != "'" }  // what's, whats
            return behindBe(first.with(stem), Token("is"), tokens.dropFirst())
        }
        let isPreposition = !lexicon.has(.question, first.word)
        let start = tokens.startIndex + (isPreposition ? 1 : 0)
        guard start < tokens.endIndex, lexicon.has(.question, tokens[start].word) else { return nil }
        if tokens.count > start + 2, lexicon.length(.questionAbout, of: tokens[start...]) == 2 {
            return Array(tokens[(start + 2)...])
        }
        guard let place = tokens[start...].prefix(7).firstIndex(where: isAuxiliary), place > start else {
            return Array(tokens)
        }
        let verb = tokens[place]
        let rest = tokens[(place + 1)...]
        if place == start + 1, isBe(verb), !isPreposition { return behindBe(tokens[start], verb, rest) }
        guard let subject = rest.first else { return nil }
        if isPronoun(subject), !isDeterminer(subject, rest) {
            return ordered(subject: rest.prefix(1), verb, rest.dropFirst()).map { Array(tokens[..<place]) + $0 }
        }
        let question = tokens[start].word
        // "why it is so", "how the world is made" are in order already.
        if place > start + 1, !lexicon.has(.thingQuestion, question),
            question != "how" || !lexicon.has(.degree, tokens[start + 1].word)
        {
            return Array(tokens)
        }
        // "how much is the ticket" turns round; "which trains have wifi", "what could be done" are in order.
        if isBe(verb), rest.count <= 6, place > start + 1, question == "how" {
            return Array(tokens[..<place]) + Array(rest) + [verb]
        }
        guard lexicon.has(.thingQuestion, question) else { return nil }
        let isOrdered =
            isBe(verb) || lexicon.has(.having, verb.word) || lexicon.has(.noSubject, subject.word)
        return isOrdered ? Array(tokens) : nil
    }

    /// "what is X" asks about X, "where is X" where X is.
    private func behindBe(_ question: Token, _ verb: Token, _ rest: ArraySlice<Token>) -> [Token]? {
        guard let subject = rest.first, let last = rest.last else { return nil }
        if isPronoun(subject), !isDeterminer(subject, rest) {
            return [question] + (ordered(subject: rest.prefix(1), verb, rest.dropFirst()) ?? [])
        }
        if question.word == "which" { return [question, verb] + Array(rest) }
        if rest.count > 1, lexicon.has(.beEnd, last.word) { return [question] + Array(rest.dropLast(1)) + [verb, last] }
        switch question.word {
        case "what", "who": return Array(rest)
        case "where", "when": return rest.count <= 5 && !rest.contains(where: { $0.word == "to" }) ? [question] + Array(rest) + [verb] : nil
        default: return nil
        }
    }

    /// Subject first; "do" and "does" give way to the ending of the verb.
    private func ordered(subject: ArraySlice<Token>, _ verb: Token, _ rest: ArraySlice<Token>) -> [Token]? {
        guard let name = subject.first else { return nil }
        let verb = verb.with(verb.word)
        guard lexicon.has(.doing, verb.word), !verb.word.hasSuffix("n't") else { return Array(subject) + [verb] + Array(rest) }
        guard lexicon.has(.singular, name.word), let place = rest.firstIndex(where: { !lexicon.has(.adverb, $0.word) }) else {
            return Array(subject) + Array(rest)
        }
        var inflected = Array(rest)
        let token = rest[place]
        inflected[place - rest.startIndex] = token.with(person.inflected(token) ?? token.core)
        return Array(subject) + inflected
    }

    /// "this" and "that" before a noun are no subject by themselves: "is this hotel far", but "is this far".
    private func isDeterminer(_ token: Token, _ rest: ArraySlice<Token>) -> Bool {
        guard lexicon.has(.demonstrative, token.word), let next = rest.dropFirst().first else { return false }
        return rest.count > 2 && next.isContent && !lexicon.has(.predicateStart, next.word)
    }

    /// Where the predicate begins behind a noun: at a word that begins one, or the last word of a short question.
    private func subjectEnd(_ tokens: ArraySlice<Token>) -> Int? {
        guard tokens.count >= 2, let first = tokens.first, !lexicon.has(.indefinite, first.word) else {
            return nil
        }
        let words = tokens.dropFirst(lexicon.has(.article, first.word) ? 2 : 1)
        if let place = words.firstIndex(where: beginsPredicate) {
            // "is the hotel in the east expensive": the preposition may belong to the subject.
            let isOpen =
                lexicon.has(.preposition, tokens[place].word) && tokens[place...].dropFirst().contains(where: beginsPredicate)
            if isOpen { return nil }
            // "is spinach important for babies": the word before belongs to the predicate.
            return lexicon.has(.complement, tokens[place].word) && place > words.startIndex ? place - 1 : place
        }
        return tokens.count <= 5 ? tokens.endIndex - 1 : nil
    }

    private func beginsPredicate(_ token: Token) -> Bool {
        lexicon.has(.predicateStart, token.word) || token.word.hasSuffix("ing") || token.word.hasSuffix("ed")
    }
}
