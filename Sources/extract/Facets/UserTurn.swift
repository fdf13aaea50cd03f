/// What one user message does and looks like, without its text.
struct UserTurn: Sendable {
    var surface = Surface()
    var sentences = 0
    /// Union over its words.
    var categories = Categories()
    var damsl = CaseSet<DamslAct>()
    var schema = CaseSet<SchemaAct>()
    /// Sentences by form.
    var forms = FormCounts()
    /// Form of the first request; of the first sentence that is more than a convention or reply if there is none.
    var first: SentenceForm?
    /// Hash of the first word; 0 without one.
    var opening: UInt64 = 0
    /// Words in sentences that ask for nothing.
    var toldWords = 0
    /// Words beyond the eighth in sentences that ask for something: what a long request carries along.
    var carriedWords = 0
    var constraints = 0
    /// Interrogative sentences that do not end with a question mark.
    var unmarkedQuestions = 0
    /// Words of sentences whose categories matter by number.
    var hedges = 0
    var formals = 0
    var slangs = 0

    /// What the assistant had asked, whether it had refused, and whether it had said anything at all.
    var ask = Elicitation.nothing
    var wasRefused = false
    var isReply = false
    /// Content words, and how many of them the assistant had just used and the user had used before.
    var content = 0
    var echoed = 0
    var repeated = 0

    /// Makes the first request of the conversation.
    private(set) var leavesOpening = false
    /// The same words as an earlier message of the user's.
    var isRepeated = false
    /// Gives another number for something than before.
    var changesNumber = false
    /// Sequences of three words, where the conversation has a goal, and those of them that are in it.
    var goalSequences = (all: 0, taken: 0)

    /// Sentences that ask for something; a lone fragment that answers nothing is a request in short.
    private(set) var requests = 0

    func count(_ form: SentenceForm) -> Int { forms[form] }
    func has(_ category: Category) -> Bool { categories.contains(category) }
    func has(_ any: Categories) -> Bool { !categories.isDisjoint(with: any) }
    var isEmpty: Bool {
        surface.words == 0 && surface.codeLines == 0 && surface.emoji == 0 && surface.questions == 0 && surface.emoticons == 0
    }

    /// Says nothing but thanks, greetings, yes, no or ok.
    var isMinimal: Bool {
        surface.codeLines == 0 && requests == 0 && toldWords <= 1 && surface.words <= 12
    }

    /// Of a longer message only the beginning and the end are tagged; what lies between is material.
    static let spokenSentences = 24

    /// Whether a sentence of a message of `count` sentences is tagged: the first two thirds of `spokenSentences` and the last third are.
    static func isSpoken(_ sentence: Int, of count: Int) -> Bool {
        count <= spokenSentences || sentence < spokenSentences * 2 / 3 || sentence >= count - spokenSentences / 3
    }

    init(
        _ scan: TextScan, ask: Elicitation, wasRefused: Bool, isReply: Bool, presents: Bool = true, isOpening: Bool, heard: WordSet,
        said: WordSet, offered: WordSet
    ) {
        surface = scan.surface
        self.sentences = scan.sentences.count
        self.ask = ask
        self.wasRefused = wasRefused
        self.isReply = isReply
        opening = scan.words.first?.hash ?? 0
        var tagger = ActTagger(ask: ask, offered: offered, isReply: isReply, presents: presents, isOpening: isOpening)
        let sentences = scan.sentences
        for (index, sentence) in sentences.enumerated() {
            guard UserTurn.isSpoken(index, of: sentences.count) else {
                toldWords += sentence.count
                continue
            }
            categories.formUnion(sentence.categories)
            let form = tagger.add(sentence, scan.words)
            let asks = form == .openQuestion || form == .yesNoQuestion || form == .plainRequest || form == .politeRequest
            let tells = !form.isRequest && form != .conventional && form != .reply
            if asks, sentence.end != .question { unmarkedQuestions += 1 }
            if tells { toldWords += sentence.count }
            if form.isRequest { carriedWords += max(0, sentence.count - 8) }
        }
        tagger.finish()
        leavesOpening = isOpening && !tagger.isOpening
        damsl = tagger.damsl
        if asksForMeaning(scan, heard) { damsl.insert(.repair) }
        schema = tagger.schema
        forms = tagger.forms
        first = tagger.first
        requests = forms.requests
        if requests == 0, forms[.fragment] > 0, damsl.contains(.influence) { requests = 1 }
        addMaterial()
        for word in scan.words {
            if !word.categories.isEmpty {
                if word.categories.contains(.constraint) { constraints += 1 }
                if word.categories.contains(.hedge) { hedges += 1 }
                if word.categories.contains(.formal) { formals += 1 }
                if word.categories.contains(.slang) { slangs += 1 }
            } else if word.isContent {
                content += 1
                if heard.contains(word.hash) { echoed += 1 }
                if said.contains(word.hash) { repeated += 1 }
            }
        }
    }

    /// "What is spirometry?", of a word that the assistant has just used, asks what was meant.
    private func asksForMeaning(_ scan: TextScan, _ heard: WordSet) -> Bool {
        guard isReply, surface.words <= 6, sentences == 1, let head = scan.words.first, head.categories.contains(.definition) else {
            return false
        }
        let content = scan.words.filter(\.isContent)
        return !content.isEmpty && content.count <= 3 && content.allSatisfy { heard.contains($0.hash) }
    }

    /// Acts of a message without words: code is a statement, question marks ask, a picture agrees.
    private mutating func addMaterial() {
        if surface.codeLines > 0 {
            damsl.insert(.task)
            damsl.insert(.statement)
            schema.insert(.inform)
        }
        guard sentences == 0 else { return }
        if surface.questions > 0 {
            damsl.insert(.communicationManagement)
            damsl.insert(.infoRequest)
            schema.insert(.request)
        } else if surface.emoji + surface.emoticons > 0, surface.codeLines == 0 {
            damsl.insert(.communicationManagement)
            damsl.insert(.acknowledge)
            schema.insert(.affirm)
        }
    }
}
