/// What all facets of a conversation are rendered from, computed once.
///
/// Linear in the length of the conversation. Only user and assistant turns take part.
struct Analysis: Sendable {
    /// What the descriptions depend on besides the conversation: raised when a rule or a phrase changes.
    static let settings = ["rules 1"]

    let conversation: Conversation
    /// nil: in a language that the rules have no words of.
    let language: Language?
    let turns: [UserTurn]
    /// Whether the last word is the user's.
    let endsWithUser: Bool

    /// Buffers that one analysis after another may use, to spare their making.
    struct Scratch: Sendable {
        var scan = TextScan()
        /// Content words of the assistant's messages since the user's last one.
        var heard = WordSet()
        /// Content words of the user so far.
        var said = WordSet()
    }

    /// `language` nil: told from what the user wrote.
    init(_ conversation: Conversation, in language: Language? = nil, languages: Languages, scratch: inout Scratch) {
        self.conversation = conversation
        self.language = language ?? languages.identifier.language(of: conversation.turns)
        let lexicon = languages[self.language]
        var turns: [UserTurn] = []
        scratch.heard.removeAll()
        scratch.said.removeAll()
        var ask = Ask.nothing
        var wasRefused = false
        var isReply = false
        var isOpening = true
        var endsWithUser = false
        for turn in conversation.turns where turn.role != .other {
            scratch.scan.read(turn.text, lexicon: lexicon)
            endsWithUser = turn.role == .user
            if turn.role == .assistant {
                if !isReply { scratch.heard.removeAll() }
                // Of several messages in a row the last that asks counts.
                let latest = Ask.of(scratch.scan)
                if latest != .nothing || !isReply { ask = latest }
                let refuses = scratch.scan.sentences.contains { $0.categories.contains(.refuse) && $0.end != .question }
                wasRefused = refuses || isReply && wasRefused
                isReply = true
                for word in scratch.scan.words where word.isContent { scratch.heard.insert(word.hash) }
            } else {
                // An assistant that speaks first only offers its help: who opens is the setting's choice, not the user's.
                let isFollowUp = isReply && !turns.isEmpty
                let user = UserTurn(
                    scratch.scan, ask: isFollowUp ? ask : .nothing, wasRefused: isFollowUp && wasRefused, isReply: isFollowUp, isOpening: isOpening,
                    heard: scratch.heard, said: scratch.said)
                if user.requests > 0 { isOpening = false }
                turns.append(user)
                for word in scratch.scan.words where word.isContent { scratch.said.insert(word.hash) }
                isReply = false
                wasRefused = false
            }
        }
        self.turns = turns
        self.endsWithUser = endsWithUser
    }

    /// The text of a facet; "no user turn" for the rule facets of a conversation without one.
    func text(for facet: Facet) -> String {
        switch facet {
        case .conversation: return transcript()
        case .utterances: return utterances()
        case .goal: return conversation.goal ?? ""
        default: break
        }
        guard turns.contains(where: { !$0.isEmpty }) else {
            return turns.isEmpty ? "no user turn" : "only empty user messages"
        }
        switch facet {
        case .requests: return RequestsFacet.text(self)
        case .responses: return ResponsesFacet.text(self)
        case .context: return ContextFacet.text(self)
        case .style: return StyleFacet.text(self)
        case .damsl: return DamslFacet.text(self)
        case .sgd: return SchemaFacet.text(self)
        default:
            return Facet.combinedParts.map { text(for: $0) }.joined(separator: "\n")
        }
    }

    /// The texts of several facets, in their order; the six that `combined` joins are rendered once.
    func texts(for facets: [Facet]) -> [String] {
        guard facets.contains(.combined) else { return facets.map { text(for: $0) } }
        guard turns.contains(where: { !$0.isEmpty }) else { return facets.map { text(for: $0) } }
        let parts = Facet.combinedParts.map { text(for: $0) }
        return facets.map { facet in
            if facet == .combined { return parts.joined(separator: "\n") }
            return Facet.combinedParts.firstIndex(of: facet).map { parts[$0] } ?? text(for: facet)
        }
    }

    private func transcript() -> String {
        var text = ""
        for turn in conversation.turns where turn.role != .other {
            if !text.isEmpty { text += "\n" }
            text += turn.role == .user ? "user: " : "assistant: "
            text += turn.text
        }
        return text
    }

    private func utterances() -> String {
        var text = ""
        for turn in conversation.turns where turn.role == .user {
            if !text.isEmpty { text += "\n" }
            text += turn.text
        }
        return text
    }

    /// Messages that the user wrote with something in them.
    var messages: Int { turns.reduce(0) { $0 + ($1.isEmpty ? 0 : 1) } }
}
