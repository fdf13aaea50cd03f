/// What the assistant's last message wants from the user, by its words and their order: marks, case and layout change nothing.
enum Elicitation: Sendable {
    case nothing
    /// A detail ("which day", "please provide your number").
    case detail
    /// Yes or no about a fact.
    case yesNo
    /// Leave to do something ("shall I book it").
    case offer
    /// A choice of what it found ("how about the Ivy", "does that work").
    case proposal
    /// Whether the user wants anything else.
    case more
    /// That what it understood is right ("please confirm: two tickets").
    case confirm

    /// Whether the user may answer with yes or no.
    var asksForYes: Bool { self == .yesNo || self == .offer || self == .proposal || self == .confirm }

    /// What is asked for stands near the end of a message; of a longer one no more is looked at.
    private static let lastSentences = 12

    /// The last question decides, one for anything else only where there is no other; without a question, an order to tell or provide
    /// something.
    ///
    /// `offered` becomes the verbs of the sentence that asks: an order with one of them takes the offer up.
    static func of(_ scan: TextScan, offered: inout WordSet) -> Elicitation {
        offered.removeAll()
        var asksForMore = false
        let sentences = scan.sentences.suffix(lastSentences)
        for sentence in sentences.reversed() {
            let ask = AssistantQuestion(scan.words, sentence).ask
            if ask == .more { asksForMore = true }
            guard ask != .nothing, ask != .more else { continue }
            // A bare "please confirm" is about what was offered before it.
            if ask == .confirm, sentence.count <= 3, let offer = sentences.last(where: { AssistantQuestion(scan.words, $0).ask == .offer })
            {
                addVerbs(of: offer, scan.words, to: &offered)
                return .offer
            }
            addVerbs(of: sentence, scan.words, to: &offered)
            return ask
        }
        for sentence in sentences where orders(scan.words, sentence, isShort: scan.sentences.count <= 6) {
            addVerbs(of: sentence, scan.words, to: &offered)
            return .detail
        }
        return asksForMore ? .more : .nothing
    }

    private static func addVerbs(of sentence: Sentence, _ words: [Word], to offered: inout WordSet) {
        for word in words[sentence.words] where word.categories.contains(.verb) { offered.insert(word.hash) }
    }

    /// "Please provide your number", "I'll need your user ID"; "if you need anything, please let me know" asks for nothing.
    ///
    /// In a short message "tell me your number" does without a please.
    private static func orders(_ words: [Word], _ sentence: Sentence, isShort: Bool) -> Bool {
        let all = sentence.categories
        guard !all.isDisjoint(with: [.please, .need, .infoVerb]), all.isDisjoint(with: [.offerMore, .invites]),
            !words[sentence.words.lowerBound].categories.contains(.condition)
        else { return false }
        let form = FormRules(words: words, sentence: sentence, heedsMark: false).form()
        if all.contains(.need), form == .need || form == .wonder, !all.isDisjoint(with: [.yours, .identity]) { return true }
        guard form == .command || form == .politeRequest else { return false }
        return all.contains(.please) || isShort && all.contains(.infoVerb) && !all.isDisjoint(with: [.wh, .yours])
    }
}
