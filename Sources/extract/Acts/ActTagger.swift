/// Adds up what a message does, sentence by sentence.
///
/// | what is seen | DAMSL | schema |
/// | --- | --- | --- |
/// | greeting, thanks, farewell, apology | conventional; thanks: appreciate | GREET, THANK, GOODBYE |
/// | praise in three words or more that is no request and no choice | appreciate | |
/// | yes ahead of a sentence | accept, answer; to "anything else?" only answer | AFFIRM; to an offer AFFIRM_INTENT |
/// | no ahead of a sentence, "not ready" to an offer | reject, answer; only answer to "anything else?" and to questions about facts | NEGATE; to an offer NEGATE_INTENT |
/// | ok, great, ahead of the first sentence | acknowledge; to a yes-or-no question accept | to such a question AFFIRM |
/// | fault found, complaint, in a reply | reject | NEGATE, unless a detail was asked for |
/// | "that one", "sounds good", "I'll take it", in a reply | accept | SELECT |
/// | order that takes an offer up: has a verb of the offer, "go ahead", or comes behind a yes | influence, commit, accept, answer | AFFIRM_INTENT |
/// | question, wish to know, order to tell | info request | REQUEST, for another one REQUEST_ALTS |
/// | other order, need or wish | influence; need and wish: statement | INFORM_INTENT, for another one REQUEST_ALTS |
/// | need or wish with a value and without "also", asked for a detail or for yes or no | statement, answer | INFORM |
/// | promise | commit | INFORM, to an offer AFFIRM_INTENT |
/// | lone fragment that answers nothing | influence | INFORM_INTENT; "more", "shorter", in a reply: REQUEST_ALTS |
/// | any other clause | statement; where something was asked: answer | INFORM |
/// | number, name, identifier, condition, three content words, with an order or wish; number with an order to tell | to a question for a detail: answer | INFORM |
/// | "what do you mean", "I mean", "really?"; "what is" a word that the assistant has just used | repair | |
struct ActTagger {
    /// What the assistant just asked, and the verbs of that sentence.
    let ask: Elicitation
    let offered: WordSet
    /// There is an assistant's message to agree or disagree with.
    let isReply: Bool
    /// No request was made in the conversation yet.
    private var isOpening: Bool

    private(set) var damsl = CaseSet<DamslAct>()
    private(set) var schema = CaseSet<SchemaAct>()
    /// Sentences by form.
    private(set) var forms = FormCounts()
    /// Form of the first request; of the first sentence that is more than a convention or reply if there is none.
    private(set) var first: SentenceForm?
    private var isFirstSentence = true

    init(ask: Elicitation, offered: WordSet = WordSet(), isReply: Bool, isOpening: Bool) {
        (self.ask, self.offered, self.isReply, self.isOpening) = (ask, offered, isReply, isOpening)
    }

    /// Adds a sentence of the message and returns its form.
    mutating func add(_ sentence: Sentence, _ words: [Word]) -> SentenceForm {
        let rules = FormRules(words: words, sentence: sentence)
        let form = rules.form()
        forms.add(form)
        if form != .conventional, form != .reply, first == nil || form.isRequest && first?.isRequest == false { first = form }
        addConventions(sentence.categories)
        if ActTagger.praises(sentence, form), sentence.count >= 3 { damsl.insert(.appreciate) }
        addReply(rules, form)
        addLevel(sentence.categories, form)
        if takesUpOffer(sentence, form, words) {
            addTakingUp(sentence, words)
        } else {
            addForward(sentence, form, words)
        }
        if form.isRequest { isOpening = false }
        isFirstSentence = false
        return form
    }

    /// Praise for the assistant, not a good thing that is asked for or a choice that sounds good.
    static func praises(_ sentence: Sentence, _ form: SentenceForm) -> Bool {
        sentence.categories.contains(.praise) && !sentence.categories.contains(.select) && !form.isRequest
            && (form != .fragment || sentence.count <= 4)
    }

    /// GREET, THANK and GOODBYE by their words alone; a "good day" only at the end of things.
    private mutating func addConventions(_ all: Categories) {
        if all.contains(.greet) { schema.insert(.greet) }
        if all.contains(.thank) { schema.insert(.thank) }
        if all.contains(.bye) { schema.insert(.goodbye) }
        if !all.isDisjoint(with: Category.conventions) { damsl.insert(.conventional) }
        if all.contains(.thank) { damsl.insert(.appreciate) }
    }

    /// Yes and no count where a sentence begins with them; what was asked tells what they mean.
    private mutating func addReply(_ rules: FormRules, _ form: SentenceForm) {
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
        if opening.contains(.negate) {
            // To want nothing more, or to answer no to a question about facts, contradicts nothing.
            if ask == .offer || ask == .confirm || ask == .nothing { damsl.insert(.reject) }
            schema.insert(ask == .offer ? .negateIntent : .negate)
            if ask != .nothing { damsl.insert(.answer) }
        } else if opening.contains(.affirm) {
            if ask != .more { damsl.insert(.accept) }
            // To "sure" a detail follows: the yes is to being asked.
            if ask != .detail { schema.insert(ask == .offer ? .affirmIntent : .affirm) }
            if ask != .nothing { damsl.insert(.answer) }
        } else if isFirstSentence, ask == .offer || ask == .yesNo || ask == .confirm, !opening.isDisjoint(with: [.acknowledge, .praise]) {
            // "ok" and "great" to a question are a yes.
            damsl.insert(.accept)
            damsl.insert(.answer)
            schema.insert(ask == .offer ? .affirmIntent : .affirm)
        }
        if opening.contains(.acknowledge) || (isFirstSentence && opening.contains(.praise)) { damsl.insert(.acknowledge) }
        // "Really?" asks whether that was meant.
        if all.contains(.repair) || rules.sentence.end == .question && rules.sentence.count == 1 && all.contains(.booster) {
            damsl.insert(.repair)
        }
        guard isReply else { return }
        if all.contains(.reject) || all.contains(.complain) {
            damsl.insert(.reject)
            if form == .statement || form == .fragment, ask != .detail { schema.insert(.negate) }
        }
        // In a long sentence "that one" is some thing, not a choice.
        if all.contains(.select), rules.sentence.count <= 20 {
            schema.insert(.select)
            damsl.insert(.accept)
            if ask == .offer || ask == .yesNo || ask == .confirm { damsl.insert(.answer) }
        }
    }

    /// Talk about the talk is communication management, talk about the order of work is task management, the rest is task.
    private mutating func addLevel(_ all: Categories, _ form: SentenceForm) {
        if form == .conventional || form == .reply && ask == .nothing && !all.contains(.done) || all.contains(.repair) {
            damsl.insert(.communicationManagement)
        } else if !all.isDisjoint(with: [.manage, .aside, .done]) {
            damsl.insert(.taskManagement)
        } else {
            damsl.insert(.task)
        }
    }

    /// An order to do what was offered, or something else that a yes goes before.
    private func takesUpOffer(_ sentence: Sentence, _ form: SentenceForm, _ words: [Word]) -> Bool {
        guard ask == .offer, sentence.categories.isDisjoint(with: [.not, .alternative, .reject, .contrast]) else { return false }
        switch form {
        case .command, .politeRequest, .plainRequest, .need, .commitment: break
        default: return false
        }
        if !sentence.categories.isDisjoint(with: [.proceed, .confirm]) { return true }
        if sentence.categories.contains(.infoVerb), form != .commitment { return false }
        return schema.contains(.affirmIntent)
            || words[sentence.words].contains { $0.categories.contains(.verb) && offered.contains($0.hash) }
    }

    private mutating func addTakingUp(_ sentence: Sentence, _ words: [Word]) {
        damsl.insert(.influence)
        damsl.insert(.commit)
        damsl.insert(.accept)
        damsl.insert(.answer)
        schema.insert(.affirmIntent)
        if isSpecific(sentence, words) { schema.insert(.inform) }
    }

    private mutating func addForward(_ sentence: Sentence, _ form: SentenceForm, _ words: [Word]) {
        let all = sentence.categories
        switch form {
        case .conventional, .reply: break
        case .openQuestion, .yesNoQuestion, .otherQuestion, .wonder:
            damsl.insert(.infoRequest)
            schema.insert(all.contains(.alternative) ? .requestAlts : .request)
        case .politeRequest, .plainRequest, .permission, .command:
            let tells = all.contains(.infoVerb) || form == .permission && all.isDisjoint(with: [.want, .need])
            damsl.insert(tells ? .infoRequest : .influence)
            if all.contains(.alternative), !all.contains(.offerMore) {
                schema.insert(.requestAlts)
            } else {
                schema.insert(tells ? .request : .informIntent)
            }
            // Of what is asked about a name tells nothing; of what is ordered it does.
            if tells ? hasNumber(sentence, words) : isSpecific(sentence, words) {
                schema.insert(.inform)
                // An order that gives the detail answers too.
                if ask == .detail { damsl.insert(.answer) }
            }
        case .need, .roleplay:
            damsl.insert(.statement)
            if form == .need, !isOpening, !all.contains(.addition), ask == .detail || ask == .yesNo && isSpecific(sentence, words) {
                damsl.insert(.answer)
                schema.insert(all.contains(.alternative) ? .requestAlts : .inform)
                return
            }
            damsl.insert(.influence)
            schema.insert(all.contains(.alternative) ? .requestAlts : .informIntent)
            if isSpecific(sentence, words) { schema.insert(.inform) }
        case .commitment:
            damsl.insert(.commit)
            schema.insert(ask == .offer && !damsl.contains(.reject) ? .affirmIntent : .inform)
            if ask == .detail || damsl.contains(.reject) { damsl.insert(.statement) }
            if ask == .detail { damsl.insert(.answer) }
        case .fragment, .statement:
            // "More", "shorter": another version of what was given.
            if form == .fragment, isReply, ask == .nothing, sentence.count <= 4, !all.isDisjoint(with: [.alternative, .revise, .proceed]) {
                damsl.insert(.influence)
                schema.insert(.requestAlts)
                // A lone fragment that answers nothing is a request in short.
            } else if form == .fragment, ask == .nothing || ask == .more, all.isDisjoint(with: [.select, .manage, .negate, .not]),
                !all.contains(.praise) || sentence.count > 4
            {
                damsl.insert(.influence)
                schema.insert(all.contains(.alternative) ? .requestAlts : .informIntent)
            } else {
                damsl.insert(.statement)
                if !all.contains(.select) || isSpecific(sentence, words) { schema.insert(.inform) }
                if ask != .nothing, ask != .more { damsl.insert(.answer) }
            }
        }
    }

    /// Gives a value along with a request: a number, an identifier, a name, a condition, or three content words.
    private func isSpecific(_ sentence: Sentence, _ words: [Word]) -> Bool {
        if hasNumber(sentence, words) || sentence.categories.contains(.constraint) { return true }
        var content = 0
        for word in words[sentence.words] {
            if word.traits.contains(.name), word.categories.isEmpty { return true }
            if word.isContent { content += 1 }
        }
        return content >= 3
    }

    private func hasNumber(_ sentence: Sentence, _ words: [Word]) -> Bool {
        sentence.categories.contains(.quantity) || words[sentence.words].contains { !$0.traits.isDisjoint(with: [.number, .identifier]) }
    }
}
