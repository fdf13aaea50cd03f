/// Yes, no, choice and praise: what they mean depends on what the assistant has just asked.
extension ActTagger {
    /// Yes and no count where a sentence begins with them.
    mutating func addReply(_ rules: FormRules, _ form: SentenceForm) {
        let all = rules.sentence.categories
        let opening = opening(of: rules, form)
        if opening.contains(.negate) {
            // To want nothing more, or to answer no to a question about facts, contradicts nothing.
            if ask == .offer || ask == .proposal || ask == .confirm || ask == .nothing { damsl.insert(.reject) }
            schema.insert(ask == .offer ? .negateIntent : .negate)
            if ask != .nothing { damsl.insert(.answer) }
        } else if opening.contains(.affirm) {
            if ask != .more { damsl.insert(.accept) }
            if ask != .nothing { damsl.insert(.answer) }
            if ask == .nothing { agrees = isReply } else { agree() }
        } else if isFirstSentence, !opening.isDisjoint(with: [.acknowledge, .praise]) {
            // "ok" and "great" to a question are a yes.
            if ask.asksForYes {
                damsl.insert(.accept)
                damsl.insert(.answer)
            }
            if ask.asksForYes || ask == .nothing && opening.contains(.praise) { agree() }
        }
        if opening.contains(.acknowledge) || (isFirstSentence && opening.contains(.praise)) { damsl.insert(.acknowledge) }
        // "Really?" asks whether that was meant.
        if all.contains(.repair) || rules.sentence.count == 1 && all.contains(.booster) && !all.contains(.affirm) { damsl.insert(.repair) }
        guard isReply else { return }
        if all.contains(.reject) || all.contains(.complain) {
            damsl.insert(.reject)
            if form == .statement || form == .fragment, ask != .detail { schema.insert(ask == .offer ? .negateIntent : .negate) }
        }
        addChoice(rules.sentence, form, rules.words)
    }

    /// The categories of the words that the sentence opens with, ahead of what shows its form.
    private func opening(of rules: FormRules, _ form: SentenceForm) -> Categories {
        let all = rules.sentence.categories
        var opening = Categories()
        for index in rules.sentence.words.lowerBound..<rules.head {
            // Behind "I think" or "not sure" an "exactly" agrees with nothing.
            if rules.words[index].categories.contains(.hedge) { break }
            opening.formUnion(rules.words[index].categories)
        }
        // Nothing more is wanted: a no to "anything else?".
        if all.contains(.done), ask == .more { opening.insert(.negate) }
        // "I'm not ready to book" declines an offer wherever it stands.
        if ask == .offer, !form.isQuestion,
            rules.words[rules.sentence.words].contains(where: { $0.categories.contains(.negate) && $0.span > 1 })
        {
            opening.insert(.negate)
        }
        return opening
    }

    /// A yes, in the act that was asked for; to "sure" behind a question for a detail the detail follows.
    private mutating func agree() {
        switch ask {
        case .offer: schema.insert(.affirmIntent)
        case .confirm, .yesNo, .more: schema.insert(.affirm)
        case .proposal: welcomes = true
        case .nothing: if isReply, presents { welcomes = true }
        case .detail: break
        }
    }

    private mutating func addChoice(_ sentence: Sentence, _ form: SentenceForm, _ words: [Word]) {
        let all = sentence.categories
        // In a long sentence "that one" is some thing, not a choice.
        let chooses = all.contains(.select) && sentence.count <= 20
        guard all.isDisjoint(with: [.not, .reject]), schema.isDisjoint(with: [.negate, .negateIntent]),
            chooses || ActTagger.welcomes(sentence, form, words)
        else { return }
        if chooses {
            damsl.insert(.accept)
            if ask.asksForYes { damsl.insert(.answer) }
        }
        if chooses, ask != .offer, ask != .confirm {
            schema.insert(.select)
        } else if ask != .detail, ask != .more {
            agree()
        }
    }

    /// "It is a great house", "sounds fine": of what was found, not of the help.
    static func welcomes(_ sentence: Sentence, _ form: SentenceForm, _ words: [Word]) -> Bool {
        let all = sentence.categories
        if all.contains(.thank) || form.isQuestion || sentence.count > 20 { return false }
        if form == .need {
            // Praise first, then the wish; what is wished for may be good too.
            let first = words[sentence.words].first { !$0.categories.isDisjoint(with: [.praise, .need, .want]) }
            return first?.categories.contains(.praise) == true
        }
        return !form.isRequest && (all.contains(.praise) || all.contains(.appears) && sentence.count <= 8)
    }
}
