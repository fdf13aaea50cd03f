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
    /// Of a long message the beginning and the end are read: what lies between is material.
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
                text.withUTF8 { bytes in
                    for (index, sentence) in scan.sentences.enumerated() where IdentityRules.reads(index, of: scan.sentences.count) {
                        let read = Read(sentence, scan.words, bytes, wasAsked: wasAsked, isEnglish: language == .en)
                        guard let (form, content) = self.statement(read) else { continue }
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

    /// Bytes at the end of an assistant's message in which a question mark shows that it asked.
    private static let asking = 300

    /// A sentence and what is known about it.
    private struct Read {
        let form: SentenceForm
        let categories: Category
        let contents: Int
        /// Follows a question of the assistant.
        let wasAsked: Bool
        let isEnglish: Bool
        let tokens: [Token]
        let isCut: Bool

        init(_ sentence: Sentence, _ words: [Word], _ bytes: UnsafeBufferPointer<UInt8>, wasAsked: Bool, isEnglish: Bool) {
            form = FormRules(words: words, sentence: sentence).form()
            categories = sentence.categories
            contents = words[sentence.words].reduce(0) { $0 + ($1.isTopical ? 1 : 0) }
            (self.wasAsked, self.isEnglish) = (wasAsked, isEnglish)
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
        switch read.form {
        case .openQuestion: return openQuestion(tokens)
        case .yesNoQuestion, .otherQuestion, .wonder: return closedQuestion(tokens)
        case .politeRequest, .plainRequest, .command: return request(tokens)
        case .permission: return permission(tokens)
        case .need: return need(tokens)
        case .fragment: return read.wasAsked || tokens.contents < 2 ? nil : topic(tokens, .knowsAbout)
        case .statement, .commitment: return assertion(read, tokens)
        case .conventional, .reply, .roleplay: return nil
        }
    }

    private func assertion(_ read: Read, _ tokens: ArraySlice<Token>) -> Found? {
        if tokens.count < 3 || !read.categories.isDisjoint(with: [.done, .offerMore, .manage]) { return nil }
        if read.categories.contains(.select), tokens.contents < 2 { return nil }
        return (.knowsThat, asserted(tokens))
    }

    private func openQuestion(_ tokens: ArraySlice<Token>) -> Found? {
        guard let first = tokens.first else { return nil }
        let isFronted = QuestionOrder.isQuestionWord(first) || tokens.dropFirst().first.map(QuestionOrder.isQuestionWord) ?? false
        guard isFronted, let indirect = order.indirect(tokens) else { return (.doesNotKnowAbout, StatementRules.quote(tokens)) }
        return topic(indirect[...], .doesNotKnowAbout)
    }

    private func closedQuestion(_ tokens: ArraySlice<Token>) -> Found? {
        if let statement = order.statement(tokens) {
            return statement.contents > 0 ? (.doesNotKnowThat, asserted(statement[...])) : nil
        }
        guard tokens.count >= 3 else { return topic(tokens, .doesNotKnowAbout) }
        return (.doesNotKnowThat, StatementRules.quote(tokens))
    }

    /// "Can you find me a hotel", "find me a hotel", "if so, could you find me a hotel".
    private func request(_ tokens: ArraySlice<Token>) -> Found? {
        var rest = tokens
        if let place = tokens.indices.dropLast().first(where: { StatementRules.asks.contains(tokens[$0].word) && ["you", "u"].contains(tokens[$0 + 1].word) }) {
            rest = tokens[(place + 2)...]
        }
        rest = lexicon.stripped(.leadIn, rest)
        guard let verb = rest.first else { return nil }
        if ["have", "offer", "know"].contains(verb.word), rest.startIndex > tokens.startIndex { return closedQuestion(tokens) }
        let object = rest.dropFirst()
        guard lexicon.has(.tell, verb.word) else {
            let thing = object.first.map { ["me", "us"].contains($0.word) } ?? false ? object.dropFirst() : object
            return thing.contents < 2 ? nil : topic(thing, .knowsAbout)
        }
        let told = lexicon.stripped(.tellLink, object)
        if let first = told.first, ["if", "whether", "that"].contains(first.word), told.count > 2 { return (.doesNotKnowThat, asserted(told.dropFirst())) }
        return topic(told, .doesNotKnowAbout)
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
        if let place = tokens.firstIndex(where: { StatementRules.needs.contains($0.word) }) {
            let object = tokens[(place + 1)...]
            if let first = object.first, ["the", "its", "their", "your", "some", "more"].contains(first.word) || lexicon.has(.details, first.word),
                object.prefix(6).contains(where: { lexicon.has(.details, $0.word) })
            {
                return topic(object, .doesNotKnowAbout)
            }
        }
        return tokens.count < 3 ? nil : (.knowsThat, asserted(tokens))
    }

    private static let needs: Set<String> = ["need", "want", "like", "require", "get", "have"]

    // MARK: Words

    /// A thing, or an indirect question; nil where it is only pointed at.
    private func topic(_ tokens: ArraySlice<Token>, _ form: StatementForm) -> Found? {
        let thing = StatementRules.withoutCourtesy(tokens)
        guard let first = thing.first, thing.contents > 0 else { return nil }
        if StatementRules.pointers.contains(first.word) { return nil }
        return (form, asserted(thing))
    }

    private static let pointers: Set<String> = [
        "it", "this", "that", "these", "those", "them", "they", "one", "ones", "another", "more", "so", "again", "me", "same", "above",
    ]

    /// In the third person, without a capital that only begins the sentence and the mark that ends it.
    private func asserted(_ tokens: ArraySlice<Token>) -> String {
        var tokens = Array(StatementRules.withoutCourtesy(tokens))
        guard !tokens.isEmpty else { return "" }
        if tokens[0].isListed, tokens[0].core.dropFirst().allSatisfy({ !$0.isUppercase }) { tokens[0].core = tokens[0].core.lowercased() }
        tokens[0].lead = ""
        let last = tokens.count - 1
        tokens[last].trail = StatementRules.withoutEnd(tokens[last].trail)
        return person.rewritten(tokens)
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

    /// Marks behind the last word, of which brackets and percent signs are kept.
    private static func withoutEnd(_ marks: String) -> String {
        String(marks.prefix { !".,;:!?\u{2026}".contains($0) })
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
        case .fragment: return read.wasAsked || read.contents < 2 ? nil : (.knowsAbout, words)
        case .conventional, .reply, .roleplay: return nil
        }
    }
}
