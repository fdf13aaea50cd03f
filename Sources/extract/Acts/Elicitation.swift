/// What the assistant's last message wants from the user.
enum Elicitation: Sendable {
    case nothing
    /// A detail ("which day?", "please provide your number").
    case detail
    /// Yes or no about a fact.
    case yesNo
    /// Leave to do something ("shall I book it?", "please confirm that you want to cancel").
    case offer
    /// Whether the user wants anything else.
    case more
    /// That what it understood is right.
    case confirm

    /// The last question in the message decides; without one, an order to reply or to provide something.
    ///
    /// `offered` becomes the verbs of the sentence that asks: an order with one of them takes the offer up.
    static func of(_ scan: TextScan, offered: inout WordSet) -> Elicitation {
        offered.removeAll()
        var ask = Elicitation.nothing
        if let sentence = scan.sentences.last(where: { $0.end == .question }) {
            ask = question(scan.words, sentence)
            addVerbs(of: sentence, scan.words, to: &offered)
        }
        guard ask == .nothing || ask == .more else { return ask }
        for sentence in scan.sentences where !sentence.categories.isDisjoint(with: [.please, .confirm, .need]) {
            // "If you need anything else, please let me know" asks for nothing.
            if scan.words[sentence.words.lowerBound].categories.contains(.condition) || sentence.categories.contains(.offerMore) {
                continue
            }
            // "I'll need your user ID".
            if sentence.categories.isSuperset(of: [.need, .identity, .second]) { return .detail }
            // "Please confirm", "reply yes".
            let opening = scan.words[sentence.words.lowerBound].categories
            let confirms = sentence.categories.contains(.confirm) && (sentence.categories.contains(.please) || opening.contains(.confirm))
            let form = FormRules(words: scan.words, sentence: sentence).form()
            guard confirms && !opening.contains(.affirm) || form == .command || form == .politeRequest else { continue }
            addVerbs(of: sentence, scan.words, to: &offered)
            return confirms ? confirmation(scan.words, sentence) : .detail
        }
        return ask
    }

    private static func addVerbs(of sentence: Sentence, _ words: [Word], to offered: inout WordSet) {
        for word in words[sentence.words] where word.categories.contains(.verb) { offered.insert(word.hash) }
    }

    /// To confirm an act ("reply yes to proceed", "that you want to book") is to give leave to it; to confirm a fact is not.
    private static func confirmation(_ words: [Word], _ sentence: Sentence) -> Elicitation {
        let acts = words[sentence.words].contains {
            !$0.categories.isDisjoint(with: [.verb, .proceed]) && $0.categories.isDisjoint(with: [.confirm, .infoVerb])
        }
        return acts ? .offer : .confirm
    }

    private static func question(_ words: [Word], _ sentence: Sentence) -> Elicitation {
        let all = sentence.categories
        if all.contains(.offerMore) { return .more }
        if all.contains(.confirm) { return confirmation(words, sentence) }
        switch FormRules(words: words, sentence: sentence).form() {
        case .openQuestion: return .detail
        case .politeRequest, .plainRequest, .command: return .detail
        case .permission: return .detail
        default: break
        }
        if all.contains(.wh) { return .detail }
        return all.contains(.offer) ? .offer : .yesNo
    }
}
