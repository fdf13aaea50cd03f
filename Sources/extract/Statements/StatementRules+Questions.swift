/// What is asked: open questions, those of yes or no, and questions for leave.
extension StatementRules {
    func openQuestion(_ tokens: ArraySlice<Token>) -> Found? {
        let tokens = StatementRules.withoutMark(tokens)
        guard let first = tokens.first else { return nil }
        if lexicon.has(.timeClause, first.word), let main = behindComma(tokens, where: { order.isInverted(tokens, at: $0) }) {
            return asksAssistant(main, at: main.startIndex) ? request(main) : permission(main)
        }
        let isFronted = order.isQuestionWord(first) || tokens.dropFirst().first.map(order.isQuestionWord) ?? false
        if !isFronted, let main = behindComma(tokens, where: { order.isQuestionWord(tokens[$0]) }),
            let indirect = order.indirect(main)
        {
            return topic(indirect[...], .doesNotKnowAbout)
        }
        guard isFronted, let indirect = order.indirect(tokens) else { return (.doesNotKnowAbout, StatementRules.quote(tokens)) }
        return topic(indirect[...], .doesNotKnowAbout)
    }

    func closedQuestion(_ tokens: ArraySlice<Token>) -> Found? {
        let tokens = StatementRules.withoutMark(tokens)
        if let statement = order.statement(tokens) {
            return statement.contents > 0 ? (.doesNotKnowThat, asserted(statement[...])) : nil
        }
        guard tokens.count >= 3, let first = tokens.first else { return topic(tokens, .doesNotKnowAbout) }
        if let place = tokens.indices.dropFirst().first(where: { order.isInverted(tokens, at: $0) }) {
            return closedQuestion(tokens[place...])
        }
        if order.isSubject(first) { return (.doesNotKnowThat, asserted(tokens)) }
        return (.doesNotKnowThat, StatementRules.quote(tokens))
    }

    /// "May I have the address" asks for the address, "can I bring a dog" whether one can.
    func permission(_ tokens: ArraySlice<Token>) -> Found? {
        guard let place = tokens.firstIndex(where: { lexicon.has(.speaker, $0.word) }) else { return closedQuestion(tokens) }
        let rest = lexicon.stripped(.leadIn, tokens[(place + 1)...])
        if let verb = rest.first, lexicon.has(.receiving, verb.word) {
            return topic(lexicon.stripped(.tellLink, rest.dropFirst()), .doesNotKnowAbout)
        }
        return closedQuestion(tokens)
    }
}
