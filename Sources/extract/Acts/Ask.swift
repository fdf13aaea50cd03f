/// What the assistant's last message wants from the user.
enum Ask: Sendable {
    case nothing
    /// A detail ("which day?", "please provide your number").
    case detail
    /// Yes or no about a fact.
    case yesNo
    /// Leave to do something ("shall I book it?").
    case offer
    /// Whether the user wants anything else.
    case more
    /// That what it understood is right.
    case confirm

    /// The last question in the message decides; without one, an order to provide something asks for a detail.
    static func of(_ scan: TextScan) -> Ask {
        var ask = Ask.nothing
        for sentence in scan.sentences.reversed() where sentence.end == .question {
            ask = question(scan.words, sentence)
            break
        }
        if ask == .nothing || ask == .more {
            for sentence in scan.sentences where sentence.categories.contains(.please) {
                let rules = FormRules(words: scan.words, sentence: sentence)
                if sentence.categories.contains(.confirm) { return .confirm }
                if rules.form() == .command || rules.form() == .politeRequest { return .detail }
            }
        }
        return ask
    }

    private static func question(_ words: [Word], _ sentence: Sentence) -> Ask {
        let all = sentence.categories
        if all.contains(.offerMore) { return .more }
        if all.contains(.confirm) { return .confirm }
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
