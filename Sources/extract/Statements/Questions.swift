/// What is asked: open questions, those of yes or no, and questions for leave.
extension StatementRules {
    func openQuestion(_ tokens: ArraySlice<Token>) -> Found? {
        let tokens = StatementRules.withoutMark(tokens)
        guard let first = tokens.first else { return nil }
        if ["when", "where"].contains(first.word), let main = behindComma(tokens, where: { QuestionOrder.isInverted(tokens, at: $0) }) {
            return StatementRules.asksAssistant(main, at: main.startIndex) ? request(main) : permission(main)
        }
        let isFronted = QuestionOrder.isQuestionWord(first) || tokens.dropFirst().first.map(QuestionOrder.isQuestionWord) ?? false
        if !isFronted, let main = behindComma(tokens, where: { QuestionOrder.isQuestionWord(tokens[$0]) }),
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
        if let place = tokens.indices.dropFirst().first(where: { QuestionOrder.isInverted(tokens, at: $0) }) {
            return closedQuestion(tokens[place...])
        }
        if QuestionOrder.isSubject(first) { return (.doesNotKnowThat, asserted(tokens)) }
        return (.doesNotKnowThat, StatementRules.quote(tokens))
    }

    /// "May I have the address" asks for the address, "can I bring a dog" whether one can.
    func permission(_ tokens: ArraySlice<Token>) -> Found? {
        guard let place = tokens.firstIndex(where: { $0.word == "i" || $0.word == "we" }) else { return closedQuestion(tokens) }
        let rest = lexicon.stripped(.leadIn, tokens[(place + 1)...])
        if let verb = rest.first, ["get", "have", "see", "know", "ask"].contains(verb.word) {
            return topic(lexicon.stripped(.tellLink, rest.dropFirst()), .doesNotKnowAbout)
        }
        return closedQuestion(tokens)
    }
}
