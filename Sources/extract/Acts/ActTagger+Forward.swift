/// What a sentence asks, orders, promises or tells.
extension ActTagger {
    /// An order to do what was offered, or something else that a yes goes before.
    func takesUpOffer(_ sentence: Sentence, _ form: SentenceForm, _ words: [Word]) -> Bool {
        guard ask == .offer || ask == .confirm, sentence.categories.isDisjoint(with: [.not, .alternative, .reject, .contrast]) else {
            return false
        }
        if ask == .confirm, sentence.categories.contains(.revise) { return false }
        switch form {
        case .command, .politeRequest, .plainRequest, .need, .commitment: break
        default: return false
        }
        if sentence.categories.contains(.infoVerb), form != .commitment { return false }
        // "Confirm it", but "correct it" changes it.
        if words[sentence.words].contains(where: {
            $0.categories.contains(.proceed) || $0.categories.contains(.confirm) && !$0.categories.contains(.revise)
        }) {
            return true
        }
        if ask == .confirm, schema.isDisjoint(with: [.affirm, .negate]) {
            return sentence.categories.contains(.pointer) && !isSpecific(sentence, words)
        }
        return schema.contains(.affirmIntent)
            || schema.isDisjoint(with: [.negate, .negateIntent])
                && words[sentence.words].contains { $0.categories.contains(.verb) && offered.contains($0.hash) }
    }

    mutating func addTakingUp(_ sentence: Sentence, _ words: [Word]) {
        damsl.insert(.influence)
        damsl.insert(.commit)
        damsl.insert(.accept)
        damsl.insert(.answer)
        schema.insert(ask == .confirm ? .affirm : .affirmIntent)
        if isSpecific(sentence, words) { schema.insert(.inform) }
    }

    /// Another value than the one that is to be confirmed, without a yes before it.
    func corrects(_ sentence: Sentence, _ form: SentenceForm, _ words: [Word]) -> Bool {
        guard ask == .confirm, !schema.contains(.affirm), sentence.count <= 20,
            sentence.categories.isDisjoint(with: [.infoVerb, .addition])
        else { return false }
        switch form {
        case .command, .politeRequest, .plainRequest, .need, .commitment, .statement, .fragment: break
        default: return false
        }
        return isSpecific(sentence, words) || !sentence.categories.isDisjoint(with: [.contrast, .revise, .quantity])
    }

    mutating func addCorrection() {
        for act in [DamslAct.statement, .reject, .answer] { damsl.insert(act) }
        schema.insert(.negate)
        schema.insert(.inform)
    }

    mutating func addForward(_ sentence: Sentence, _ form: SentenceForm, _ words: [Word]) {
        let all = sentence.categories
        switch form {
        case .conventional: break
        case .reply: if all.contains(.alternative), ask != .more { schema.insert(.requestAlts) }
        case .openQuestion, .yesNoQuestion, .otherQuestion, .wonder:
            damsl.insert(.infoRequest)
            schema.insert(all.contains(.alternative) ? .requestAlts : .request)
            if all.contains(.alternative), hasNumber(sentence, words) { schema.insert(.inform) }
        case .politeRequest, .plainRequest, .permission, .command: addOrder(sentence, form, words)
        case .need, .roleplay: addNeed(sentence, form, words)
        case .commitment:
            damsl.insert(.commit)
            let isShared = all.contains(.hortative) && all.contains(.verb)
            schema.insert(ask == .offer && !damsl.contains(.reject) ? .affirmIntent : isShared ? .informIntent : .inform)
            if isShared, isSpecific(sentence, words) { schema.insert(.inform) }
            if ask == .detail || damsl.contains(.reject) { damsl.insert(.statement) }
            if ask == .detail { damsl.insert(.answer) }
        case .fragment, .statement: addClause(sentence, form, words)
        }
    }

    private mutating func addOrder(_ sentence: Sentence, _ form: SentenceForm, _ words: [Word]) {
        let all = sentence.categories
        let tells = all.contains(.infoVerb) || form == .permission && all.isDisjoint(with: [.want, .need]) && obtains(sentence, words)
        // Of what is asked about a name tells nothing; of what is ordered it does.
        let answers = ask == .detail && sentence.count <= 8 && words[sentence.words].contains(where: \.isContent)
        let informs = tells ? hasNumber(sentence, words) : answers || isSpecific(sentence, words)
        damsl.insert(tells ? .infoRequest : .influence)
        if informs {
            schema.insert(.inform)
            // An order that gives the detail answers too.
            if ask == .detail { damsl.insert(.answer) }
        }
        if all.contains(.alternative), !all.contains(.offerMore) {
            schema.insert(.requestAlts)
        } else if !(informs && !tells && !all.contains(.addition)
            && (ask == .detail && sentence.count <= 12 || schema.contains(.negate) && ask == .confirm))
        {
            schema.insert(tells ? .request : .informIntent)
        }
    }

    /// "May I have", "can I get": to be told; "can I book": to be let do.
    private func obtains(_ sentence: Sentence, _ words: [Word]) -> Bool {
        let rules = FormRules(words: words, sentence: sentence, heedsMark: false)
        let verb = rules.at(rules.after(rules.after(rules.head)))
        return verb.contains(.obtain) || !verb.contains(.verb)
    }

    private mutating func addNeed(_ sentence: Sentence, _ form: SentenceForm, _ words: [Word]) {
        let all = sentence.categories
        damsl.insert(.statement)
        if form == .need, !isOpening, !all.contains(.addition), ask == .detail || ask == .yesNo && isSpecific(sentence, words) {
            damsl.insert(.answer)
            schema.insert(all.contains(.alternative) ? .requestAlts : .inform)
            return
        }
        damsl.insert(.influence)
        schema.insert(all.contains(.alternative) ? .requestAlts : .informIntent)
        if isSpecific(sentence, words) { schema.insert(.inform) }
    }

    private mutating func addClause(_ sentence: Sentence, _ form: SentenceForm, _ words: [Word]) {
        let all = sentence.categories
        // "Really", "never": an outcry.
        if sentence.count == 1, all.contains(.booster) { return }
        let isLone = form == .fragment && (ask == .nothing || ask == .more)
        // "More", "shorter": another version of what was given.
        if form == .fragment, isReply, ask == .nothing, sentence.count <= 4, !all.isDisjoint(with: [.alternative, .revise, .proceed]) {
            damsl.insert(.influence)
            schema.insert(.requestAlts)
        } else if all.contains(.alternative), isReply, ask == .nothing || ask == .proposal || ask == .offer, sentence.count <= 8,
            !all.contains(.select)
        {
            damsl.insert(.influence)
            schema.insert(.requestAlts)
        } else if isLone, !all.contains(.alternative), asksInShort(sentence, words) {
            damsl.insert(.infoRequest)
            schema.insert(.request)
            // A lone fragment that answers nothing is a request in short.
        } else if isLone, all.isDisjoint(with: [.select, .manage, .negate, .not, .appears]), !all.contains(.praise) || sentence.count > 4 {
            damsl.insert(.influence)
            schema.insert(all.contains(.alternative) ? .requestAlts : .informIntent)
        } else {
            damsl.insert(.statement)
            if ask != .nothing, ask != .more { damsl.insert(.answer) }
            if tellsSomething(sentence, form, words) { schema.insert(.inform) }
        }
    }

    /// "Any parking", "the address": a question without its verb.
    private func asksInShort(_ sentence: Sentence, _ words: [Word]) -> Bool {
        let head = FormRules(words: words, sentence: sentence, heedsMark: false).head
        guard head < sentence.words.upperBound else { return false }
        return words[head].categories.contains(.any) || sentence.categories.contains(.identity) && !hasNumber(sentence, words)
    }

    /// Whether a clause says more than that something is welcome, refused or enough.
    private func tellsSomething(_ sentence: Sentence, _ form: SentenceForm, _ words: [Word]) -> Bool {
        let all = sentence.categories
        if hasNumber(sentence, words) { return true }
        if all.contains(.reject), isReply { return isSpecific(sentence, words) }
        if all.contains(.not), ask.asksForYes || ask == .more, !schema.isDisjoint(with: [.negate, .negateIntent]) { return false }
        if isReply, all.contains(.select) || ActTagger.welcomes(sentence, form, words) { return false }
        return !(all.contains(.done) || all.contains(.wish) || all.contains(.thank))
    }

    /// Gives a value along with a request: a number, an identifier, a condition, what stands behind a preposition, or three content words.
    func isSpecific(_ sentence: Sentence, _ words: [Word]) -> Bool {
        if hasNumber(sentence, words) || sentence.categories.contains(.constraint) { return true }
        var content = 0
        for index in sentence.words where words[index].isContent {
            content += 1
            if isBehindPreposition(index, sentence, words) { return true }
        }
        return content >= 3
    }

    /// "In Ely", "in the centre".
    private func isBehindPreposition(_ index: Int, _ sentence: Sentence, _ words: [Word]) -> Bool {
        let start = sentence.words.lowerBound
        guard index > start else { return false }
        if words[index - 1].categories.contains(.preposition) { return true }
        return index > start + 1 && words[index - 1].categories.contains(.function) && words[index - 2].categories.contains(.preposition)
    }

    func hasNumber(_ sentence: Sentence, _ words: [Word]) -> Bool {
        sentence.categories.contains(.quantity) || words[sentence.words].contains { !$0.traits.isDisjoint(with: [.number, .identifier]) }
    }
}
