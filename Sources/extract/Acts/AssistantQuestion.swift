/// What one sentence of an assistant asks, found by the order of its words: an inverted auxiliary, a question word, a phrase that offers.
struct AssistantQuestion {
    let words: [Word]
    let sentence: Sentence
    private let rules: FormRules

    init(_ words: [Word], _ sentence: Sentence) {
        (self.words, self.sentence) = (words, sentence)
        rules = FormRules(words: words, sentence: sentence, heedsMark: false)
    }

    private var all: Categories { sentence.categories }
    private var first: Categories { words[sentence.words.lowerBound].categories }

    var ask: Elicitation {
        guard !all.isDisjoint(with: AssistantQuestion.askingWords) else { return .nothing }
        if all.contains(.offerMore) { return asksForMore ? .more : .nothing }
        if confirms { return ofConfirmation }
        guard let (start, form) = question() else { return .nothing }
        if all.contains(.propose), !hasQuestionWord(before: index(of: [.propose])) { return .proposal }
        // "What would you like": a question word ahead makes the offer a request for a detail.
        if form == .openQuestion || hasQuestionWord(before: start) { return .detail }
        if all.contains(.offer) { return all.contains(.confirm) && !hasActVerb(besides: .confirm) ? .confirm : .offer }
        return ofForm(form, start)
    }

    /// Without one of these no sentence asks.
    private static let askingWords: Categories = [
        .wh, .modal, .auxiliary, .offer, .propose, .offerMore, .confirm, .want, .need, .wonder, .any, .affirm, .questionParticle,
    ]

    /// "Is there anything else", "what else", "anything else"; not "let me know if", "if you need anything else".
    private var asksForMore: Bool {
        if first.contains(.condition) { return false }
        if rules.head < sentence.words.upperBound, words[rules.head].categories.contains(.offerMore) { return true }
        switch rules.form() {
        case .openQuestion, .yesNoQuestion, .permission, .politeRequest, .plainRequest, .otherQuestion, .wonder: return true
        default: return all.contains(.offer) || innerQuestion() != nil
        }
    }

    /// "Please confirm", "just to confirm", "is that correct", "you want two tickets", "..., right".
    private var confirms: Bool {
        if all.contains(.confirm), !all.contains(.offer) || index(of: [.confirm]) < index(of: [.offer]) {
            if all.contains(.please) || first.contains(.confirm) { return true }
            if rules.head < sentence.words.upperBound, words[rules.head].categories.contains(.confirm) { return true }
            if words[sentence.words].contains(where: { $0.span >= 3 && $0.categories.contains(.confirm) }) { return true }
        }
        if rules.hasTag { return true }
        guard rules.head < sentence.words.upperBound, words[rules.head].categories.contains(.second) else { return false }
        return !rules.at(rules.after(rules.head)).isDisjoint(with: [.want, .need])
    }

    /// To confirm one's own data is to give them; to confirm in order to go on is to give leave.
    private var ofConfirmation: Elicitation {
        if all.contains(.proceed), hasActVerb(besides: .confirm) { return .offer }
        let hasValue = words[sentence.words].contains { !$0.traits.isDisjoint(with: [.number, .identifier]) }
        return all.contains(.yours) && !hasValue && !all.isDisjoint(with: [.modal, .identity]) ? .detail : .confirm
    }

    private func hasActVerb(besides own: Category) -> Bool {
        words[sentence.words].contains {
            !$0.categories.isDisjoint(with: [.verb, .proceed]) && !$0.categories.contains(own) && !$0.categories.contains(.infoVerb)
        }
    }

    private func hasQuestionWord(before start: Int) -> Bool {
        words[max(sentence.words.lowerBound, start - 6)..<start].contains { $0.categories.contains(.wh) }
    }

    /// Where the question begins, and its form.
    private func question() -> (start: Int, form: SentenceForm)? {
        let start = sentence.words.lowerBound
        let form = rules.form()
        switch form {
        case .openQuestion, .yesNoQuestion, .politeRequest, .plainRequest, .permission, .wonder: return (start, form)
        // "Want to reserve it": the need of nobody.
        case .need where rules.head < sentence.words.upperBound && words[rules.head].categories.contains(.want): return (start, form)
        case .fragment where rules.head < sentence.words.upperBound && words[rules.head].categories.contains(.any):
            return (start, .openQuestion)
        default: break
        }
        if let start = innerQuestion() {
            let range = start..<sentence.words.upperBound
            let clause = Sentence(
                words: range, end: sentence.end, categories: words[range].reduce(into: Categories()) { $0.formUnion($1.categories) },
                count: sentence.count, bytes: sentence.bytes)
            return (start, FormRules(words: words, sentence: clause, heedsMark: false).form())
        }
        return all.isDisjoint(with: [.offer, .propose]) ? nil : (index(of: [.offer, .propose]), .yesNoQuestion)
    }

    private func index(of any: Categories) -> Int {
        sentence.words.first { !words[$0].categories.isDisjoint(with: any) } ?? sentence.words.lowerBound
    }

    /// The last place where an auxiliary goes before its subject: "... would you", "... shall I", not "I have you".
    private func innerQuestion() -> Int? {
        sentence.words.last { index in
            let word = words[index]
            guard index > sentence.words.lowerBound, word.span == 1, !word.traits.contains(.clitic),
                !word.categories.isDisjoint(with: [.modal, .auxiliary])
            else { return false }
            let subject = rules.at(rules.after(index))
            guard subject.contains(.second) || subject.contains(.first) && !subject.contains(.function) else { return false }
            return words[index - 1].categories.isDisjoint(with: [.first, .second, .pointer, .modal, .auxiliary, .not, .preposition])
        }
    }

    private func ofForm(_ form: SentenceForm, _ start: Int) -> Elicitation {
        switch form {
        case .politeRequest, .plainRequest:
            // "Will you be the only passenger" asks for no act.
            let verb = rules.after(rules.after(max(start, rules.head)))
            return rules.at(verb).isDisjoint(with: [.auxiliary, .need, .want]) ? .detail : .yesNo
        // "May I have your name", but "can I book it for you".
        case .permission: return all.contains(.verb) && all.isDisjoint(with: [.yours, .identity, .infoVerb]) ? .offer : .detail
        case .need: return .offer
        default: return .yesNo
        }
    }
}
