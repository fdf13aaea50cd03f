/// What the assistant is to tell or to do.
extension StatementRules {
    /// "Can you find me a hotel", "find me a hotel", "if so, could you find me a hotel".
    func request(_ tokens: ArraySlice<Token>) -> Found? {
        let place = tokens.indices.first { asksAssistant(tokens, at: $0) }
        var rest = lexicon.stripped(.leadIn, place.map { tokens[($0 + 2)...] } ?? tokens)
        while let adverb = rest.first, adverb.word.hasSuffix("ly"), !adverb.isVerb { rest = lexicon.stripped(.leadIn, rest.dropFirst()) }
        if place == nil, let first = rest.first, !first.isVerb, !isOrder(first) {
            // "For Friday, please book a table."
            guard let please = rest.firstIndex(where: { $0.word == "please" }) else { return nil }
            rest = lexicon.stripped(.leadIn, rest[please...])
        }
        guard let verb = rest.first else { return nil }
        if lexicon.has(.possession, verb.word), place != nil { return closedQuestion(tokens) }
        // "Rewrite to leave out tofu": what is rewritten stays open.
        if rest.dropFirst().first?.word == "to", !lexicon.has(.tell, verb.word) { return nil }
        let object = lexicon.stripped(.tellLink, rest.dropFirst())
        let thing =
            behindComma(object, where: { lexicon.has(.connective, object[$0].word) }).map { object[..<$0.startIndex] }
            ?? object
        guard lexicon.has(.tell, verb.word) else { return thing.contents < 2 ? nil : topic(thing, .knowsAbout) }
        if let first = object.first, lexicon.has(.clause, first.word), object.count > 2 {
            return (.doesNotKnowThat, asserted(object.dropFirst()))
        }
        return topic(thing, .doesNotKnowAbout)
    }

    func isOrder(_ token: Token) -> Bool { lexicon.has(.tell, token.word) || lexicon.has(.order, token.word) }

    func asksAssistant(_ tokens: ArraySlice<Token>, at place: Int) -> Bool {
        tokens.indices.contains(place + 1) && lexicon.has(.asks, tokens[place].word)
            && lexicon.has(.addressee, tokens[place + 1].word)
    }
}
