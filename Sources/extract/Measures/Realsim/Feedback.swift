/// How a user takes the assistant's last answer (Liu et al., 2605.02624).
enum Feedback: String, CaseIterable, Sendable {
    case none = "no_feedback"
    case positive = "explicit_positive"
    case negative = "explicit_negative"
    case regeneration = "regeneration_request"
    case continuation = "continuation_request"
    case clarificationRequest = "clarification_request"
    case clarification = "provide_clarification"

    /// Feedback of a message, each label once, and the sentence of each.
    ///
    /// | label | a sentence of a reply that |
    /// | --- | --- |
    /// | explicit_positive | thanks or praises and begins with no "no" |
    /// | explicit_negative | finds fault or complains |
    /// | continuation_request | asks in a few words to go on |
    /// | regeneration_request | asks for another version or option |
    /// | clarification_request | asks what was meant |
    /// | provide_clarification | gives the detail that was asked for, or says what the user meant |
    static func labels(of turn: UserTurn, _ scan: TextScan) -> [(label: Feedback, sentence: Int)] {
        guard turn.isReply, !scan.sentences.isEmpty else { return [(.none, 0)] }
        var found: [(label: Feedback, sentence: Int)] = []
        func add(_ label: Feedback, _ number: Int) {
            if !found.contains(where: { $0.label == label }) { found.append((label, number)) }
        }
        let declines = scan.words[scan.sentences[0].words].first?.categories.contains(.negate) == true
        for (number, sentence) in scan.sentences.enumerated() where UserTurn.isSpoken(number, of: scan.sentences.count) {
            let all = sentence.categories
            let form = FormRules(words: scan.words, sentence: sentence).form()
            let objects = !all.isDisjoint(with: [.reject, .complain])
            if objects { add(.negative, number) }
            let pleases = all.contains(.thank) || ActTagger.praises(sentence, form) || all.contains(.select) && sentence.count <= 6
            if pleases, !objects, !declines || number > 0, !all.contains(.hedge) { add(.positive, number) }
            guard form.isRequest || form == .fragment else { continue }
            if turn.damsl.contains(.repair), turn.damsl.contains(.infoRequest) { add(.clarificationRequest, number) }
            if turn.ask == .offer || turn.ask == .detail { continue }
            if all.contains(.proceed), sentence.count <= 8 {
                add(.continuation, number)
            } else if turn.schema.contains(.requestAlts), !all.isDisjoint(with: [.alternative, .revise, .repeated]) {
                add(.regeneration, number)
            }
        }
        let tells = (turn.ask == .detail || turn.ask == .yesNo) && turn.schema.contains(.inform) && turn.damsl.contains(.answer)
        let explains = turn.damsl.contains(.repair) && !turn.damsl.contains(.infoRequest)
        if tells || explains { add(.clarification, scan.sentences.count - 1) }
        return found.isEmpty ? [(.none, 0)] : found
    }
}
