import Stage

/// Finds what a user's messages show them to know and not to know, by rules, sentence by sentence.
///
/// An assertion gives "knows that"; a question "does not know about", one of yes or no "does not know that"; an order to tell
/// something does not know about that, any other order knows about what it is to be done with; "I don't know whether", "I have
/// never heard of" and their like are what they say. English is put into the third person as far as `ThirdPerson` and
/// `QuestionOrder` can; what they cannot, and every other language that has a word list, is quoted. Orders and questions
/// about "it" alone, thanks, greetings and talk about the talk give nothing.
struct StatementRules: Sendable {
    /// What the statements depend on besides the conversation: raised when a rule or a phrase changes.
    static let settings = ["statements 1"]

    private let lexicon: KnowledgeLexicon
    private let person: ThirdPerson
    private let order: QuestionOrder

    init(_ lexicon: KnowledgeLexicon) {
        self.lexicon = lexicon
        person = ThirdPerson(lexicon: lexicon)
        order = QuestionOrder(lexicon: lexicon, person: person)
    }

    /// The statements of a conversation in the order of their sentences, none twice; none where the language has no word list.
    ///
    /// Of a message of more than eight sentences or 120 words the first two and the last two sentences are read, and points of a list
    /// never: the rest is material, not what the user says. Nor are the assertions of a message that begins with a quotation mark.
    func statements(of conversation: Conversation, in language: Language?, languages: Languages, scan: inout TextScan) -> [Statement] {
        guard let language else { return [] }
        let lexicon = languages[language]
        var found: [Statement] = []
        var seen: Set<String> = []
        var turn = 0
        var wasAsked = false
        for message in conversation.turns {
            switch message.role {
            case .other: break
            case .assistant: wasAsked = message.text.utf8.suffix(StatementRules.asking).contains(UInt8(ascii: "?"))
            case .user:
                scan.read(message.text, lexicon: lexicon)
                var text = message.text
                let isQuotation = "\"\u{201C}\u{00AB}".contains(text.first ?? " ")
                text.withUTF8 { bytes in
                    for (index, sentence) in scan.sentences.enumerated() where isSpoken(index, scan) && !StatementRules.isPoint(sentence, bytes) {
                        let read = Read(sentence, scan.words, bytes, isReply: wasAsked || index > 0, isEnglish: language == .en)
                        guard let (form, content) = self.statement(read), !isQuotation || form != .knowsThat else { continue }
                        let statement = Statement(form: form, content: content, turn: turn)
                        if seen.insert(statement.text).inserted { found.append(statement) }
                    }
                }
                turn += 1
                wasAsked = false
            }
        }
        return found
    }

    private func isSpoken(_ index: Int, _ scan: TextScan) -> Bool {
        let count = scan.sentences.count
        return count <= 8 && scan.surface.words <= 120 || index < 2 || index >= count - 2
    }

    /// Whether the sentence begins a line behind a list mark: "- x", "2) x".
    private static func isPoint(_ sentence: Sentence, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let line = bytes[..<sentence.bytes.lowerBound].suffix(12).split(separator: 0x0A, omittingEmptySubsequences: false).last ?? []
        let mark = line.filter { $0 > 0x20 }
        return !mark.isEmpty && mark.count <= 4 && mark.allSatisfy { $0 &- 0x30 < 10 || ".)-*+#".utf8.contains($0) || $0 >= 0x80 }
    }

    /// Bytes at the end of an assistant's message in which a question mark shows that it asked.
    private static let asking = 300

    /// A sentence and what is known about it.
    private struct Read {
        let form: SentenceForm
        let categories: Category
        let contents: Int
        /// Follows a question of the assistant, or another sentence: a few words there are no request in short.
        let isReply: Bool
        let isEnglish: Bool
        let tokens: [Token]
        let isCut: Bool

        init(_ sentence: Sentence, _ words: [Word], _ bytes: UnsafeBufferPointer<UInt8>, isReply: Bool, isEnglish: Bool) {
            form = FormRules(words: words, sentence: sentence).form()
            categories = sentence.categories
            contents = words[sentence.words].reduce(0) { $0 + ($1.isTopical ? 1 : 0) }
            (self.isReply, self.isEnglish) = (isReply, isEnglish)
            (tokens, isCut) = Token.tokens(of: sentence, words, bytes)
        }
    }

    private typealias Found = (form: StatementForm, content: String)

    private func statement(_ read: Read) -> Found? {
        if [.conventional, .reply, .roleplay].contains(read.form) || read.contents == 0 { return nil }
        guard read.isEnglish else { return quoted(read) }
        let tokens = spoken(read.tokens[...])
        guard tokens.contents > 0 else { return nil }
        guard let (form, content) = admission(tokens) ?? self.statement(read, tokens), !content.isEmpty else { return nil }
        return (form, read.isCut ? content + " ..." : content)
    }

    /// The tokens behind greetings, fillers and replies.
    private func spoken(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
        var rest = tokens
        while true {
            var length = lexicon.length(.opener, of: rest)
            let reply = lexicon.length(.reply, of: rest)
            if reply > length, let next = rest.dropFirst(reply).first {
                if !rest[rest.startIndex + reply - 1].trail.isEmpty || lexicon.has(.replyThen, next.word) { length = reply }
            }
            guard length > 0, length < rest.count else { return rest }
            rest = rest.dropFirst(length)
        }
    }

    // MARK: English

    /// "I don't know whether it is open", "I have never heard of it", "I know that it is open".
    private func admission(_ tokens: ArraySlice<Token>) -> Found? {
        for (heading, about, that) in [
            (KnowledgeLexicon.Heading.unknown, StatementForm.doesNotKnowAbout, StatementForm.doesNotKnowThat), (.known, .knowsAbout, .knowsThat),
        ] {
            let length = lexicon.length(heading, of: tokens)
            guard length > 0 else { continue }
            let rest = tokens.dropFirst(length)
            let last = tokens[tokens.startIndex + length - 1].word
            // "I forgot to call": an event.
            guard let next = rest.first, rest.contents > 0, next.word != "to" else { return nil }
            if last == "that" { return (that, asserted(rest)) }
            if ["if", "whether", "that"].contains(next.word), rest.count > 2 { return (that, asserted(rest.dropFirst())) }
            let start = QuestionOrder.isQuestionWord(tokens[tokens.startIndex + length - 1]) ? tokens.dropFirst(length - 1) : rest
            return topic(start, about)
        }
        return nil
    }

    private func statement(_ read: Read, _ tokens: ArraySlice<Token>) -> Found? {
        if StatementRules.asksAssistant(tokens, at: tokens.startIndex) { return request(tokens) }
        // Without its question mark: "is this a good stop".
        if [.fragment, .statement, .commitment].contains(read.form), let first = tokens.first, QuestionOrder.isAuxiliary(first) { return closedQuestion(tokens) }
        switch read.form {
        case .openQuestion: return openQuestion(tokens)
        case .yesNoQuestion, .otherQuestion, .wonder: return closedQuestion(tokens)
        case .politeRequest, .plainRequest, .command: return request(tokens)
        case .permission: return permission(tokens)
        case .need: return need(tokens)
        case .fragment where tokens.count > 3 && ["i", "i'm", "im", "we", "its", "it's"].contains(tokens.first?.word): return assertion(read, tokens)
        case .fragment: return read.isReply || tokens.contents < 2 ? nil : topic(tokens, .knowsAbout)
        case .statement, .commitment: return assertion(read, tokens)
        case .conventional, .reply, .roleplay: return nil
        }
    }

    private func assertion(_ read: Read, _ tokens: ArraySlice<Token>) -> Found? {
        guard let first = tokens.first else { return nil }
        if tokens.count < 3 || !read.categories.isDisjoint(with: [.done, .offerMore, .manage]) { return nil }
        if read.categories.contains(.select), tokens.contents < 2 { return nil }
        if ["why", "how", "what", "who", "which"].contains(first.word) { return topic(tokens, .doesNotKnowAbout) }
        if ["if", "unless"].contains(first.word), !tokens.contains(where: { $0.trail.contains(",") }) { return nil }
        if ["that", "that's", "this"].contains(first.word), tokens.contents < 2 { return nil }
        if tokens.prefix(4).contains(where: { StatementRules.thanks.contains($0.word) }) { return nil }
        if isOrder(first) || lexicon.has(.adverb, first.word) && isOrder(tokens[tokens.startIndex + 1]) { return request(tokens) }
        let hasSubject = tokens.contains { StatementRules.subjects.contains($0.word) }
        if !hasSubject, let order = behindComma(tokens, where: { self.isOrder(tokens[$0]) }) { return request(order) }
        if let place = tokens.indices.dropFirst().first(where: { asksWithin(tokens, at: $0) }) { return openQuestion(tokens[place...]) }
        // Without a verb in sight it is a heading, or a request in short.
        guard hasSubject || hasVerb(tokens) else { return read.isReply ? nil : topic(tokens, .knowsAbout) }
        return (.knowsThat, asserted(withSubject(withoutQuestion(tokens))))
    }

    private static let thanks: Set<String> = ["thank", "thanks", "appreciate", "appreciated", "grateful"]
    private static let subjects: Set<String> = ["i", "i'm", "i've", "i'd", "i'll", "im", "we", "it", "it's", "he", "she", "they", "there", "you", "that's", "this", "my", "its"]

    /// "..., so how long will it take": a question inside of the sentence.
    private func asksWithin(_ tokens: ArraySlice<Token>, at place: Int) -> Bool {
        guard QuestionOrder.isQuestionWord(tokens[place]) else { return false }
        if tokens[place - 1].trail.hasPrefix(","), tokens.indices.contains(place + 1), QuestionOrder.isAuxiliary(tokens[place + 1]) { return true }
        return (1...2).contains { QuestionOrder.isInverted(tokens, at: place + $0) }
    }

    /// An auxiliary or a past tense behind the first word.
    private func hasVerb(_ tokens: ArraySlice<Token>) -> Bool {
        guard let first = tokens.first else { return false }
        if tokens.contains(where: QuestionOrder.isAuxiliary) { return true }
        if StatementRules.prepositions.contains(first.word) { return false }
        return tokens.dropFirst().contains { lexicon.has(.past, $0.word) || $0.word.hasSuffix("ed") } && !first.word.hasSuffix("ed")
    }

    private func isOrder(_ token: Token) -> Bool { lexicon.has(.tell, token.word) || lexicon.has(.order, token.word) }

    private static func asksAssistant(_ tokens: ArraySlice<Token>, at place: Int) -> Bool {
        tokens.indices.contains(place + 1) && asks.contains(tokens[place].word) && ["you", "u"].contains(tokens[place + 1].word)
    }

    /// The tokens behind the first comma for which `isWanted` holds of the place of the token behind it.
    private func behindComma(_ tokens: ArraySlice<Token>, where isWanted: (Int) -> Bool) -> ArraySlice<Token>? {
        tokens.indices.dropFirst().first { tokens[$0 - 1].trail.hasPrefix(",") && isWanted($0) }.map { tokens[$0...] }
    }

    /// "I need a train, are you able to help?": the statement in it.
    private func withoutQuestion(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
        let question = behindComma(tokens) { QuestionOrder.isInverted(tokens, at: $0) }
        return question.map { tokens[..<$0.startIndex] } ?? tokens
    }

    /// "Looking for a hotel" is said of oneself.
    private func withSubject(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
        switch tokens.first?.word {
        case "looking", "searching", "hoping", "planning", "trying", "thinking", "interested", "wanting", "going": [Token("I"), Token("am")] + tokens
        case "need", "want", "would", "wanna", "prefer": [Token("I")] + tokens
        default: tokens
        }
    }

    private func openQuestion(_ tokens: ArraySlice<Token>) -> Found? {
        let tokens = StatementRules.withoutMark(tokens)
        guard let first = tokens.first else { return nil }
        if ["when", "where"].contains(first.word), let main = behindComma(tokens, where: { QuestionOrder.isInverted(tokens, at: $0) }) {
            return StatementRules.asksAssistant(main, at: main.startIndex) ? request(main) : permission(main)
        }
        let isFronted = QuestionOrder.isQuestionWord(first) || tokens.dropFirst().first.map(QuestionOrder.isQuestionWord) ?? false
        if !isFronted, let main = behindComma(tokens, where: { QuestionOrder.isQuestionWord(tokens[$0]) }), let indirect = order.indirect(main) {
            return topic(indirect[...], .doesNotKnowAbout)
        }
        guard isFronted, let indirect = order.indirect(tokens) else { return (.doesNotKnowAbout, StatementRules.quote(tokens)) }
        return topic(indirect[...], .doesNotKnowAbout)
    }

    private func closedQuestion(_ tokens: ArraySlice<Token>) -> Found? {
        let tokens = StatementRules.withoutMark(tokens)
        if let statement = order.statement(tokens) {
            return statement.contents > 0 ? (.doesNotKnowThat, asserted(statement[...])) : nil
        }
        guard tokens.count >= 3, let first = tokens.first else { return topic(tokens, .doesNotKnowAbout) }
        if let place = tokens.indices.dropFirst().first(where: { QuestionOrder.isInverted(tokens, at: $0) }) { return closedQuestion(tokens[place...]) }
        if QuestionOrder.isSubject(first) { return (.doesNotKnowThat, asserted(tokens)) }
        return (.doesNotKnowThat, StatementRules.quote(tokens))
    }

    /// "Can you find me a hotel", "find me a hotel", "if so, could you find me a hotel".
    private func request(_ tokens: ArraySlice<Token>) -> Found? {
        let place = tokens.indices.first { StatementRules.asksAssistant(tokens, at: $0) }
        var rest = lexicon.stripped(.leadIn, place.map { tokens[($0 + 2)...] } ?? tokens)
        while let adverb = rest.first, adverb.word.hasSuffix("ly"), !adverb.isVerb { rest = lexicon.stripped(.leadIn, rest.dropFirst()) }
        if place == nil, let first = rest.first, !first.isVerb, !isOrder(first) {
            // "For Friday, please book a table."
            guard let please = rest.firstIndex(where: { $0.word == "please" }) else { return nil }
            rest = lexicon.stripped(.leadIn, rest[please...])
        }
        guard let verb = rest.first else { return nil }
        if ["have", "offer", "know"].contains(verb.word), place != nil { return closedQuestion(tokens) }
        // "Rewrite to leave out tofu": what is rewritten stays open.
        if rest.dropFirst().first?.word == "to", !lexicon.has(.tell, verb.word) { return nil }
        let object = lexicon.stripped(.tellLink, rest.dropFirst())
        let thing = behindComma(object, where: { ["but", "and", "so", "then"].contains(object[$0].word) }).map { object[..<$0.startIndex] } ?? object
        guard lexicon.has(.tell, verb.word) else { return thing.contents < 2 ? nil : topic(thing, .knowsAbout) }
        if let first = object.first, ["if", "whether", "that"].contains(first.word), object.count > 2 { return (.doesNotKnowThat, asserted(object.dropFirst())) }
        return topic(thing, .doesNotKnowAbout)
    }

    private static let asks: Set<String> = ["can", "could", "would", "will", "may", "cld", "wld"]

    /// "May I have the address" asks for the address, "can I bring a dog" whether one can.
    private func permission(_ tokens: ArraySlice<Token>) -> Found? {
        guard let place = tokens.firstIndex(where: { $0.word == "i" || $0.word == "we" }) else { return closedQuestion(tokens) }
        let rest = lexicon.stripped(.leadIn, tokens[(place + 1)...])
        if let verb = rest.first, ["get", "have", "see", "know", "ask"].contains(verb.word) {
            return topic(lexicon.stripped(.tellLink, rest.dropFirst()), .doesNotKnowAbout)
        }
        return closedQuestion(tokens)
    }

    /// "I need the address" asks for it; "I need a hotel" tells of the user.
    private func need(_ tokens: ArraySlice<Token>) -> Found? {
        if let place = tokens.indices.dropLast(2).first(where: { tokens[$0].word == "you" && tokens[$0 + 1].word == "to" }) {
            return request(tokens[(place + 2)...])
        }
        if let place = tokens.firstIndex(where: { StatementRules.needs.contains($0.word) }), !tokens[..<place].contains(where: { $0.word.hasSuffix("n't") || $0.word == "not" }) {
            let object = tokens[(place + 1)...]
            if let first = object.first, ["the", "its", "their", "your", "some", "more"].contains(first.word) || lexicon.has(.details, first.word),
                object.prefix(6).contains(where: { lexicon.has(.details, $0.word) })
            {
                return topic(object, .doesNotKnowAbout)
            }
        }
        return tokens.count < 3 ? nil : (.knowsThat, asserted(withSubject(withoutQuestion(tokens))))
    }

    private static let needs: Set<String> = ["need", "needed", "want", "like", "require"]

    // MARK: Words

    /// A thing, or an indirect question; nil where it is only pointed at.
    private func topic(_ tokens: ArraySlice<Token>, _ form: StatementForm) -> Found? {
        let thing = StatementRules.withoutCourtesy(tokens)
        guard let first = thing.first, thing.contents > 0 else { return nil }
        if StatementRules.pointers.contains(first.word) { return nil }
        let second = thing.dropFirst().first
        if StatementRules.prepositions.contains(first.word), !(second.map(QuestionOrder.isQuestionWord) ?? false) { return nil }
        if first.word == "the", ["following", "above", "below", "same"].contains(second?.word) { return nil }
        return (form, asserted(thing))
    }

    private static let pointers: Set<String> = [
        "it", "this", "that", "these", "those", "them", "they", "one", "ones", "another", "more", "so", "again", "me", "same", "above", "below",
        "following",
    ]
    private static let prepositions: Set<String> = ["in", "on", "at", "with", "for", "of", "from", "to", "by", "as", "into", "within", "without", "up", "and", "or", "but"]

    /// In the third person, without a capital that only begins the sentence and the mark that ends it.
    private func asserted(_ tokens: ArraySlice<Token>) -> String {
        var tokens = Array(StatementRules.withoutCourtesy(tokens))
        guard !tokens.isEmpty else { return "" }
        // An abbreviation before a name has a mark behind it.
        if tokens[0].isListed, tokens[0].trail.isEmpty, tokens[0].core.dropFirst().allSatisfy({ !$0.isUppercase }) { tokens[0].core = tokens[0].core.lowercased() }
        tokens[0].lead = ""
        tokens = Array(StatementRules.withoutMark(tokens[...]))
        let text = person.rewritten(tokens)
        // The sentence may have ended before the bracket did.
        return text.contains("(") && !text.contains(")") ? text + ")" : text
    }

    private static let courtesies: Set<String> = ["please", "pls", "plz", "thanks"]

    private static func withoutCourtesy(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
        var rest = tokens
        while let last = rest.last {
            if courtesies.contains(last.word) {
                rest = rest.dropLast()
            } else if rest.count > 2, last.word == "you", rest.dropLast().last?.word == "thank" {
                rest = rest.dropLast(2)
            } else if rest.count > 2, last.word == "me", rest.dropLast().last?.word == "for" {
                rest = rest.dropLast(2)
            } else {
                break
            }
        }
        return rest
    }

    /// Without the marks that end the sentence; brackets and percent signs are kept.
    private static func withoutMark(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
        var tokens = tokens
        guard var last = tokens.popLast() else { return tokens }
        last.trail = String(last.trail.prefix { !".,;:!?\u{2026}".contains($0) })
        return tokens + [last]
    }

    private static func quote(_ tokens: ArraySlice<Token>) -> String { "\"\(tokens.map(\.text).joined(separator: " "))\"" }

    // MARK: Other languages

    private func quoted(_ read: Read) -> Found? {
        let words = StatementRules.quote(read.tokens[...])
        switch read.form {
        case .openQuestion, .wonder: return (.doesNotKnowAbout, words)
        case .yesNoQuestion, .otherQuestion: return (.doesNotKnowThat, words)
        case .politeRequest, .plainRequest, .permission, .command:
            return (read.categories.contains(.infoVerb) ? .doesNotKnowAbout : .knowsAbout, words)
        case .need, .statement, .commitment: return (.knowsThat, words)
        case .fragment: return read.isReply || read.contents < 2 ? nil : (.knowsAbout, words)
        case .conventional, .reply, .roleplay: return nil
        }
    }
}
