/// The words of a statement, from those of the sentence.
extension StatementRules {
    /// A thing, or an indirect question; nil where it is only pointed at.
    func topic(_ tokens: ArraySlice<Token>, _ form: StatementForm) -> Found? {
        let thing = withoutCourtesy(tokens)
        guard let first = thing.first, thing.contents > 0 else { return nil }
        if lexicon.has(.pointer, first.word) { return nil }
        let second = thing.dropFirst().first
        if lexicon.has(.loose, first.word), !(second.map(order.isQuestionWord) ?? false) { return nil }
        if first.word == "the", lexicon.has(.referring, second?.word ?? "") { return nil }
        return (form, asserted(thing))
    }

    /// In the third person, without a capital that only begins the sentence and the mark that ends it.
    func asserted(_ tokens: ArraySlice<Token>) -> String {
        var tokens = Array(withoutCourtesy(tokens))
        guard !tokens.isEmpty else { return "" }
        // An abbreviation before a name has a mark behind it.
        if tokens[0].isListed, tokens[0].trail.isEmpty, tokens[0].core.dropFirst().allSatisfy({ !$0.isUppercase }) {
            tokens[0].core = tokens[0].core.lowercased()
        }
        tokens[0].lead = ""
        tokens = Array(StatementRules.withoutMark(tokens[...]))
        let text = person.rewritten(tokens)
        // The sentence may have ended before the bracket did.
        return text.contains("(") && !text.contains(")") ? text + ")" : text
    }

    func withoutCourtesy(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
        var rest = tokens
        while let last = rest.last {
            if lexicon.has(.courtesy, last.word) {
                rest = rest.dropLast()
            } else if rest.count > 2, last.word == "you", rest.dropLast().last?.word == "thank" {
                rest = rest.dropLast(2)
            } else if rest.count > 2, last.word == "me", rest.dropLast().last?.word == "for" {
                rest = rest.dropLast(2)
            } else {
                break
            }
        }
        return rest
    }

    /// Without the marks that end the sentence; brackets and percent signs are kept.
    static func withoutMark(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
        var tokens = tokens
        guard var last = tokens.popLast() else { return tokens }
        last.trail = String(last.trail.prefix { !".,;:!?\u{2026}".contains($0) })
        return tokens + [last]
    }

    static func quote(_ tokens: ArraySlice<Token>) -> String { "\"\(tokens.map(\.text).joined(separator: " "))\"" }

    /// The tokens behind the first comma for which `isWanted` holds of the place of the token behind it.
    func behindComma(_ tokens: ArraySlice<Token>, where isWanted: (Int) -> Bool) -> ArraySlice<Token>? {
        tokens.indices.dropFirst().first { tokens[$0 - 1].trail.hasPrefix(",") && isWanted($0) }.map { tokens[$0...] }
    }
}
