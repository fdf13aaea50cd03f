/// What is told: "I live in Leeds", "I have never heard of it", "I need a hotel".
extension StatementRules {
    /// "I don't know whether it is open", "I have never heard of it", "I know that it is open".
    func admission(_ tokens: ArraySlice<Token>) -> Found? {
        for (heading, about, that) in [
            (KnowledgeLexicon.Heading.unknown, StatementForm.doesNotKnowAbout, StatementForm.doesNotKnowThat),
            (.known, .knowsAbout, .knowsThat),
        ] {
            let length = lexicon.length(heading, of: tokens)
            guard length > 0 else { continue }
            let rest = tokens.dropFirst(length)
            let last = tokens[tokens.startIndex + length - 1].word
            // "I forgot to call": an event.
            guard let next = rest.first, rest.contents > 0, next.word != "to" else { return nil }
            if last == "that" { return (that, asserted(rest)) }
            if lexicon.has(.clause, next.word), rest.count > 2 { return (that, asserted(rest.dropFirst())) }
            let start = order.isQuestionWord(tokens[tokens.startIndex + length - 1]) ? tokens.dropFirst(length - 1) : rest
            return topic(start, about)
        }
        return nil
    }

    func assertion(_ read: Read, _ tokens: ArraySlice<Token>) -> Found? {
        guard let first = tokens.first else { return nil }
        if tokens.count < 3 || !read.categories.isDisjoint(with: [.done, .offerMore, .manage]) { return nil }
        if read.categories.contains(.select), tokens.contents < 2 { return nil }
        if lexicon.has(.bareQuestion, first.word) { return topic(tokens, .doesNotKnowAbout) }
        if lexicon.has(.condition, first.word), !tokens.contains(where: { $0.trail.contains(",") }) { return nil }
        if lexicon.has(.pointing, first.word), tokens.contents < 2 { return nil }
        if tokens.prefix(4).contains(where: { lexicon.has(.thanks, $0.word) }) { return nil }
        if isOrder(first) || lexicon.has(.adverb, first.word) && isOrder(tokens[tokens.startIndex + 1]) { return request(tokens) }
        let hasSubject = tokens.contains { lexicon.has(.subject, $0.word) }
        if !hasSubject, let command = behindComma(tokens, where: { isOrder(tokens[$0]) }) { return request(command) }
        if let place = tokens.indices.dropFirst().first(where: { asksWithin(tokens, at: $0) }) { return openQuestion(tokens[place...]) }
        // Without a verb in sight it is a heading, or a request in short.
        guard hasSubject || hasVerb(tokens) else { return read.isReply ? nil : topic(tokens, .knowsAbout) }
        return (.knowsThat, asserted(withSubject(withoutQuestion(tokens))))
    }

    /// "..., so how long will it take": a question inside of the sentence.
    private func asksWithin(_ tokens: ArraySlice<Token>, at place: Int) -> Bool {
        guard order.isQuestionWord(tokens[place]) else { return false }
        if tokens[place - 1].trail.hasPrefix(","), tokens.indices.contains(place + 1), order.isAuxiliary(tokens[place + 1]) {
            return true
        }
        return (1...2).contains { order.isInverted(tokens, at: place + $0) }
    }

    /// An auxiliary or a past tense behind the first word.
    private func hasVerb(_ tokens: ArraySlice<Token>) -> Bool {
        guard let first = tokens.first else { return false }
        if tokens.contains(where: order.isAuxiliary) { return true }
        if lexicon.has(.loose, first.word) { return false }
        return tokens.dropFirst().contains { lexicon.has(.past, $0.word) || $0.word.hasSuffix("ed") } && !first.word.hasSuffix("ed")
    }

    /// "I need the address" asks for it; "I need a hotel" tells of the user.
    func need(_ tokens: ArraySlice<Token>) -> Found? {
        if let place = tokens.indices.dropLast(2).first(where: { tokens[$0].word == "you" && tokens[$0 + 1].word == "to" }) {
            return request(tokens[(place + 2)...])
        }
        if let place = tokens.firstIndex(where: { lexicon.has(.need, $0.word) }),
            !tokens[..<place].contains(where: { $0.word.hasSuffix("n't") || $0.word == "not" })
        {
            let object = tokens[(place + 1)...]
            if let first = object.first,
                lexicon.has(.detailArticle, first.word) || lexicon.has(.details, first.word),
                object.prefix(6).contains(where: { lexicon.has(.details, $0.word) })
            {
                return topic(object, .doesNotKnowAbout)
            }
        }
        return tokens.count < 3 ? nil : (.knowsThat, asserted(withSubject(withoutQuestion(tokens))))
    }

    /// "I need a train, are you able to help?": the statement in it.
    private func withoutQuestion(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
        let question = behindComma(tokens) { order.isInverted(tokens, at: $0) }
        return question.map { tokens[..<$0.startIndex] } ?? tokens
    }

    /// "Looking for a hotel" is said of oneself.
    private func withSubject(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
        guard let first = tokens.first else { return tokens }
        let rest = [first.with(first.word)] + tokens.dropFirst()
        if lexicon.has(.iAm, first.word) { return [Token("I"), Token("am")] + rest }
        return lexicon.has(.iDo, first.word) ? [Token("I")] + rest : tokens
    }
}
