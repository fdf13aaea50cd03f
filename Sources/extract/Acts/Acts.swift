/// The twelve acts of schema-guided dialogue, in the order they are listed.
enum SchemaAct: Int, CaseIterable, Sendable {
    case greet, thank, affirm, negate, select, affirmIntent, negateIntent, inform, informIntent, request, requestAlts, goodbye

    var name: String {
        switch self {
        case .greet: "GREET"
        case .thank: "THANK"
        case .affirm: "AFFIRM"
        case .negate: "NEGATE"
        case .select: "SELECT"
        case .affirmIntent: "AFFIRM_INTENT"
        case .negateIntent: "NEGATE_INTENT"
        case .inform: "INFORM"
        case .informIntent: "INFORM_INTENT"
        case .request: "REQUEST"
        case .requestAlts: "REQUEST_ALTS"
        case .goodbye: "GOODBYE"
        }
    }
}

/// The acts of DAMSL that are told apart, over three layers.
enum DamslAct: Int, CaseIterable, Sendable {
    // Information level.
    case task, taskManagement, communicationManagement
    // Forward.
    case conventional, infoRequest, influence, commit, statement
    // Backward: agreement, answer, understanding.
    case accept, reject, answer, acknowledge, repair, appreciate
}

/// A set of acts, sentence forms or habits, by raw value.
struct Marks<Member: RawRepresentable & Sendable>: Sendable where Member.RawValue == Int {
    private(set) var bits: UInt64 = 0

    mutating func insert(_ member: Member) { bits |= 1 << UInt64(member.rawValue) }
    mutating func formUnion(_ other: Marks) { bits |= other.bits }
    func contains(_ member: Member) -> Bool { bits & (1 << UInt64(member.rawValue)) != 0 }
    var isEmpty: Bool { bits == 0 }
}

/// Adds up what a message does, sentence by sentence.
struct ActTagger {
    /// What the assistant just asked.
    let ask: Ask
    /// There is an assistant's message to agree or disagree with.
    let isReply: Bool
    /// No request was made in the conversation yet.
    var isOpening: Bool

    private(set) var damsl = Marks<DamslAct>()
    private(set) var schema = Marks<SchemaAct>()
    /// Sentences by form.
    private(set) var forms = FormCounts()
    /// Form of the first request; of the first sentence that is more than a convention or reply if there is none.
    private(set) var first: SentenceForm?
    private var isFirstSentence = true

    init(ask: Ask, isReply: Bool, isOpening: Bool) {
        self.ask = ask
        self.isReply = isReply
        self.isOpening = isOpening
    }

    /// Adds a sentence of the message and returns its form.
    mutating func add(_ sentence: Sentence, _ words: [Word]) -> SentenceForm {
        let rules = FormRules(words: words, sentence: sentence)
        let form = rules.form()
        forms.add(form)
        if form != .conventional, form != .reply, first == nil || form.isRequest && first?.isRequest == false { first = form }
        addConventions(sentence.categories, form)
        addReply(rules, form)
        addLevel(sentence.categories, form)
        addForward(sentence, form, words)
        isFirstSentence = false
        return form
    }

    /// GREET, THANK and GOODBYE by their words alone; a "good day" only at the end of things.
    private mutating func addConventions(_ all: Category, _ form: SentenceForm) {
        if all.contains(.greet) { schema.insert(.greet) }
        if all.contains(.thank) { schema.insert(.thank) }
        if all.contains(.bye) { schema.insert(.goodbye) }
        if !all.isDisjoint(with: .conventional) { damsl.insert(.conventional) }
        if all.contains(.thank) || all.contains(.praise) { damsl.insert(.appreciate) }
    }

    /// Yes and no count where a sentence begins with them; what was asked tells what they mean.
    private mutating func addReply(_ rules: FormRules, _ form: SentenceForm) {
        let all = rules.sentence.categories
        var opening: Category = []
        for index in rules.sentence.words.lowerBound..<rules.head {
            // Behind "I think" or "not sure" an "exactly" agrees with nothing.
            if rules.words[index].categories.contains(.hedge) { break }
            opening.formUnion(rules.words[index].categories)
        }
        // Nothing more is wanted: a no to "anything else?".
        if all.contains(.done), ask == .more { opening.insert(.negate) }
        if opening.contains(.negate) {
            // To want nothing more contradicts nothing.
            if ask != .more { damsl.insert(.reject) }
            schema.insert(ask == .offer ? .negateIntent : .negate)
            if ask != .nothing { damsl.insert(.answer) }
        } else if opening.contains(.affirm) {
            damsl.insert(.accept)
            schema.insert(ask == .offer ? .affirmIntent : .affirm)
            if ask != .nothing { damsl.insert(.answer) }
        } else if isFirstSentence, ask == .offer || ask == .yesNo || ask == .confirm, !opening.isDisjoint(with: [.acknowledge, .praise]) {
            // "ok" and "great" to a question are a yes.
            damsl.insert(.accept)
            schema.insert(ask == .offer ? .affirmIntent : .affirm)
        }
        if opening.contains(.acknowledge) || (isFirstSentence && opening.contains(.praise)) { damsl.insert(.acknowledge) }
        if all.contains(.repair) { damsl.insert(.repair) }
        guard isReply else { return }
        if all.contains(.reject) || all.contains(.complain) {
            damsl.insert(.reject)
            if form == .statement || form == .fragment, ask != .detail { schema.insert(.negate) }
        }
        if all.contains(.select) {
            schema.insert(.select)
            damsl.insert(.accept)
        }
    }

    /// Talk about the talk is communication management, talk about the order of work is task management, the rest is task.
    private mutating func addLevel(_ all: Category, _ form: SentenceForm) {
        if form == .conventional || form == .reply && ask == .nothing && !all.contains(.done) || all.contains(.repair) {
            damsl.insert(.communicationManagement)
        } else if !all.isDisjoint(with: [.manage, .aside, .done]) {
            damsl.insert(.taskManagement)
        } else {
            damsl.insert(.task)
        }
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
            } else if isOpening {
                schema.insert(.informIntent)
            } else {
                schema.insert(tells ? .request : .informIntent)
            }
            if isSpecific(sentence, words) { schema.insert(.inform) }
        case .need, .roleplay:
            damsl.insert(.influence)
            damsl.insert(.statement)
            schema.insert(all.contains(.alternative) ? .requestAlts : ask == .detail && !isOpening ? .inform : .informIntent)
            if ask == .detail { damsl.insert(.answer) }
            if isSpecific(sentence, words) { schema.insert(.inform) }
        case .commitment:
            damsl.insert(.commit)
            schema.insert(ask == .offer && !damsl.contains(.reject) ? .affirmIntent : .inform)
            if ask == .detail {
                damsl.insert(.answer)
                damsl.insert(.statement)
            }
        case .fragment, .statement:
            // A lone fragment that answers nothing is a request in short.
            if form == .fragment, ask == .nothing || ask == .more, all.isDisjoint(with: [.select, .manage, .negate, .praise, .not]) {
                damsl.insert(.influence)
                schema.insert(all.contains(.alternative) ? .requestAlts : .informIntent)
            } else {
                damsl.insert(.statement)
                if !all.contains(.select) || isSpecific(sentence, words) { schema.insert(.inform) }
                if ask != .nothing, ask != .more { damsl.insert(.answer) }
            }
        }
        if form.isRequest { isOpening = false }
    }

    /// Gives a value along with a request: a number, an identifier, a name, a condition.
    private func isSpecific(_ sentence: Sentence, _ words: [Word]) -> Bool {
        if !sentence.categories.isDisjoint(with: [.constraint, .quantity]) { return true }
        return words[sentence.words].contains {
            !$0.traits.isDisjoint(with: [.number, .identifier]) || $0.traits.contains(.name) && $0.categories.isEmpty
        }
    }
}
