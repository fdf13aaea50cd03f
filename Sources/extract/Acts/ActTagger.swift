/// Adds up what a message does, sentence by sentence, by its words: neither its case nor its closing mark changes an act.
///
/// | what is seen | DAMSL | schema |
/// | --- | --- | --- |
/// | greeting, thanks, farewell or wish, apology | conventional; thanks: appreciate | GREET, THANK, GOODBYE |
/// | nothing more is wanted | | to "anything else?" NEGATE, else in a reply GOODBYE |
/// | praise in three words or more that is no request and no choice | appreciate | |
/// | yes ahead of a sentence | accept, answer; to "anything else?" only answer | AFFIRM; to an offer AFFIRM_INTENT, to a proposal SELECT |
/// | no ahead of a sentence, "not ready" to an offer | reject, answer; only answer to "anything else?" and to questions about facts | NEGATE; to an offer NEGATE_INTENT |
/// | ok, great, ahead of the first sentence; praise, "sounds fine" | acknowledge; to a yes-or-no question accept | as yes; to what was found SELECT, unless more is asked about it |
/// | fault found, complaint, in a reply | reject | NEGATE, unless a detail was asked for; to an offer NEGATE_INTENT |
/// | "that one", "I'll take it", in a reply | accept | SELECT; to "is that right?" AFFIRM |
/// | order that takes an offer up: has a verb of the offer, "go ahead", or comes behind a yes | influence, commit, accept, answer | AFFIRM_INTENT; to "please confirm" AFFIRM |
/// | another value, to "please confirm" | reject, answer | NEGATE, INFORM |
/// | question, wish to know, order to tell | info request | REQUEST, for another one REQUEST_ALTS |
/// | other order, need or wish | influence; need and wish: statement | INFORM_INTENT, for another one REQUEST_ALTS |
/// | the same with a value and without "also", asked for a detail; need or wish also asked for yes or no | statement, answer | INFORM |
/// | promise | commit | INFORM, to an offer AFFIRM_INTENT; "let's" and a verb INFORM_INTENT |
/// | lone fragment that answers nothing | influence | INFORM_INTENT; "more", "shorter", in a reply: REQUEST_ALTS; "any", "the address": REQUEST |
/// | any other clause | statement; where something was asked: answer | INFORM |
/// | number, identifier, condition, what stands behind "in" or "from", three content words, with an order or wish; number with an order to tell | to a question for a detail: answer | INFORM |
/// | "what do you mean", "I mean", "really"; "what is" a word that the assistant has just used | repair | |
struct ActTagger {
    /// What the assistant just asked, and the verbs of that sentence.
    let ask: Elicitation
    let offered: WordSet
    /// There is an assistant's message to agree or disagree with.
    let isReply: Bool
    /// That message may present what it found, for the user to choose.
    let presents: Bool
    /// No request was made in the conversation yet.
    private(set) var isOpening: Bool

    var damsl = CaseSet<DamslAct>()
    var schema = CaseSet<SchemaAct>()
    /// Sentences by form, as they are punctuated.
    private(set) var forms = FormCounts()
    /// Form of the first request; of the first sentence that is more than a convention or reply if there is none.
    private(set) var first: SentenceForm?
    private(set) var isFirstSentence = true
    /// What was found seems welcome: chosen, if nothing more is asked about it.
    var welcomes = false
    /// Says yes to what was told.
    var agrees = false

    init(ask: Elicitation, offered: WordSet = WordSet(), isReply: Bool, presents: Bool = true, isOpening: Bool) {
        (self.ask, self.offered, self.isReply, self.presents, self.isOpening) = (ask, offered, isReply, presents, isOpening)
    }

    /// Adds a sentence of the message and returns its form as it is punctuated.
    mutating func add(_ sentence: Sentence, _ words: [Word]) -> SentenceForm {
        let marked = FormRules(words: words, sentence: sentence).form()
        forms.add(marked)
        if marked != .conventional, marked != .reply, first == nil || marked.isRequest && first?.isRequest == false { first = marked }

        let rules = FormRules(words: words, sentence: sentence, heedsMark: false)
        let form = sentence.end == .question ? rules.form() : marked
        addConventions(rules)
        if ActTagger.praises(sentence, form), sentence.count >= 3 { damsl.insert(.appreciate) }
        addReply(rules, form)
        addLevel(sentence.categories, form)
        if takesUpOffer(sentence, form, words) {
            addTakingUp(sentence, words)
        } else if corrects(sentence, form, words) {
            addCorrection()
        } else {
            addForward(sentence, form, words)
        }
        if form.isRequest { isOpening = false }
        isFirstSentence = false
        return marked
    }

    /// Ends the message: what was found is chosen by a welcome that nothing is asked behind, and not by one that asks for another.
    mutating func finish() {
        if schema.contains(.requestAlts) { schema.remove(.select) }
        if agrees, !welcomes, !schema.contains(.select) { schema.insert(.affirm) }
        if welcomes, schema.isDisjoint(with: [.request, .requestAlts, .negate, .negateIntent, .thank]) { schema.insert(.select) }
    }

    /// Praise for the assistant, not a good thing that is asked for or a choice that sounds good.
    static func praises(_ sentence: Sentence, _ form: SentenceForm) -> Bool {
        sentence.categories.contains(.praise) && !sentence.categories.contains(.select) && !form.isRequest
            && (form != .fragment || sentence.count <= 4)
    }

    /// GREET, THANK and GOODBYE by their words; what may greet and part ("good day") greets in an opening.
    private mutating func addConventions(_ rules: FormRules) {
        let all = rules.sentence.categories
        let parts = rules.parts(isReply: isReply) || rules.wishes
        if all.contains(.greet), !(isReply && all.contains(.bye)) { schema.insert(.greet) }
        if all.contains(.thank) { schema.insert(.thank) }
        if parts || all.contains(.done) && isReply && ask != .more { schema.insert(.goodbye) }
        if parts || !all.isDisjoint(with: [.greet, .thank, .apology]) { damsl.insert(.conventional) }
        if all.contains(.thank) { damsl.insert(.appreciate) }
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
}

extension FormRules {
    /// A farewell that is said, not told: not "we will see you".
    func parts(isReply: Bool) -> Bool {
        guard sentence.categories.contains(.bye) else { return false }
        return sentence.words.contains { index in
            let word = words[index].categories
            guard word.contains(.bye), isReply || !word.contains(.greet) else { return false }
            return !isTold(index)
        }
    }

    /// Whether a subject or an auxiliary stands before the word.
    private func isTold(_ index: Int) -> Bool {
        var before = index - 1
        while before > sentence.words.lowerBound, words[before].span == 0 { before -= 1 }
        return before >= sentence.words.lowerBound
            && !words[before].categories.isDisjoint(with: [.modal, .first, .auxiliary, .need, .want, .commit])
    }

    /// "Have an amazing day", "enjoy your evening".
    var wishes: Bool {
        guard sentence.categories.isSuperset(of: [.wish, .occasion]) else { return false }
        return sentence.words.contains { index in
            guard words[index].categories.contains(.wish) else { return false }
            let near = words[index..<min(index + 5, sentence.words.upperBound)]
            return !isTold(index) && near.contains { $0.categories.contains(.occasion) }
        }
    }
}
