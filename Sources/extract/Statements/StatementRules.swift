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

    let lexicon: KnowledgeLexicon
    let person: ThirdPerson
    let order: QuestionOrder

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
                    for (index, sentence) in scan.sentences.enumerated()
                    where isSpoken(index, scan) && !StatementRules.isPoint(sentence, bytes) {
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
        let mark = String(decoding: line, as: UTF8.self).filter { !$0.isWhitespace }
        return !mark.isEmpty && mark.count <= 4
            && mark.allSatisfy { $0.isNumber || ".)-*+#\u{2022}\u{25CF}\u{25AA}\u{00B7}\u{2013}".contains($0) }
    }

    /// Bytes at the end of an assistant's message in which a question mark shows that it asked.
    private static let asking = 300

    /// A sentence and what is known about it.
    struct Read {
        let form: SentenceForm
        let categories: Categories
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

    /// The form of a statement and what stands behind it.
    typealias Found = (form: StatementForm, content: String)

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

    private func statement(_ read: Read, _ tokens: ArraySlice<Token>) -> Found? {
        if asksAssistant(tokens, at: tokens.startIndex) { return request(tokens) }
        // Without its question mark: "is this a good stop".
        if [.fragment, .statement, .commitment].contains(read.form), let first = tokens.first, order.isAuxiliary(first) {
            return closedQuestion(tokens)
        }
        switch read.form {
        case .openQuestion: return openQuestion(tokens)
        case .yesNoQuestion, .otherQuestion, .wonder: return closedQuestion(tokens)
        case .politeRequest, .plainRequest, .command: return request(tokens)
        case .permission: return permission(tokens)
        case .need: return need(tokens)
        case .fragment where tokens.count > 3 && lexicon.has(.oneself, tokens.first?.word ?? ""):
            return assertion(read, tokens)
        case .fragment: return read.isReply || tokens.contents < 2 ? nil : topic(tokens, .knowsAbout)
        case .statement, .commitment: return assertion(read, tokens)
        case .conventional, .reply, .roleplay: return nil
        }
    }

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
