/// What all facets of a conversation are rendered from, computed once.
///
/// Linear in the length of the conversation. Only user and assistant turns take part.
struct Analysis: Sendable {
    /// What the descriptions depend on besides the conversation: raised when a rule or a phrase changes.
    static let settings = ["rules 2"]

    let conversation: Conversation
    /// nil: in a language that the rules have no words of.
    let language: Language?
    let turns: [UserTurn]
    /// Those with something in them.
    let messages: [UserTurn]

    /// Buffers that one analysis after another may use, to spare their making.
    struct Scratch: Sendable {
        var scan = TextScan()
        /// Content words of the assistant's messages since the user's last one.
        var heard = WordSet()
        /// Verbs of what the assistant last asked or offered.
        var offered = WordSet()
        var latest = WordSet()
        /// Content words of the user so far.
        var said = WordSet()
    }

    /// `language` nil: told from what the user wrote.
    init(_ conversation: Conversation, in language: Language? = nil, languages: Languages, scratch: inout Scratch) {
        self.conversation = conversation
        self.language = language ?? languages.identifier.language(of: conversation.turns, scan: &scratch.scan)
        let lexicon = languages[self.language]
        var turns: [UserTurn] = []
        scratch.heard.removeAll()
        scratch.said.removeAll()
        var ask = Ask.nothing
        var wasRefused = false
        var isReply = false
        var isOpening = true
        for turn in conversation.turns where turn.role != .other {
            scratch.scan.read(turn.text, lexicon: lexicon)
            if turn.role == .assistant {
                if !isReply { scratch.heard.removeAll() }
                // Of several messages in a row the last that asks counts.
                let latest = Ask.of(scratch.scan, offered: &scratch.latest)
                if latest != .nothing || !isReply {
                    ask = latest
                    swap(&scratch.offered, &scratch.latest)
                }
                let refuses = scratch.scan.sentences.contains { $0.categories.contains(.refuse) && $0.end != .question }
                wasRefused = refuses || isReply && wasRefused
                isReply = true
                for word in scratch.scan.words where word.isContent { scratch.heard.insert(word.hash) }
            } else {
                // An assistant that speaks first only offers its help: who opens is the setting's choice, not the user's.
                let isFollowUp = isReply && !turns.isEmpty
                let user = UserTurn(
                    scratch.scan, ask: isFollowUp ? ask : .nothing, wasRefused: isFollowUp && wasRefused, isReply: isFollowUp,
                    isOpening: isOpening,
                    heard: scratch.heard, said: scratch.said, offered: scratch.offered)
                if user.requests > 0 { isOpening = false }
                turns.append(user)
                for word in scratch.scan.words where word.isContent { scratch.said.insert(word.hash) }
                isReply = false
                wasRefused = false
            }
        }
        self.turns = turns
        messages = turns.contains(where: \.isEmpty) ? turns.filter { !$0.isEmpty } : turns
    }

    /// Whether the rules have words of the conversation's language; without them only what needs no words is described.
    var knowsWords: Bool { language != nil }

    /// A facet of the conversation; of one without a user turn, the rule facets say only that.
    func description(of facet: Facet) -> Description { descriptions(of: [facet])[0] }

    /// Several facets, in their order; what `combined` joins is described once.
    func descriptions(of facets: [Facet]) -> [Description] {
        let parts = Facet.combinedParts.filter { facets.contains($0) || facets.contains(.combined) }.map {
            (facet: $0, description: rules($0))
        }
        return facets.map { facet in
            switch facet {
            case .conversation: Description(line: transcript())
            case .utterances: Description(line: utterances())
            case .goal: Description(line: conversation.goal ?? "")
            // Records of other fields: see Behaviors.
            case .knowledge, .profile: Description()
            default: Description(notices + parts.filter { facet == .combined || $0.facet == facet }.map(\.description))
            }
        }
    }

    /// What is said ahead of every rule facet.
    private var notices: [Description] {
        if turns.isEmpty { return [Description(fact: "no user turn")] }
        if messages.isEmpty { return [Description(fact: "only empty user messages")] }
        return knowsWords ? [] : [Description(fact: "in a language without a word list, described by form alone")]
    }

    private func rules(_ facet: Facet) -> Description {
        guard !messages.isEmpty else { return Description() }
        return switch facet {
        case .requests: RequestsFacet.description(of: self)
        case .responses: ResponsesFacet.description(of: self)
        case .context: ContextFacet.description(of: self)
        case .style: StyleFacet.description(of: self)
        case .damsl: DamslFacet.description(of: self)
        default: SchemaFacet.description(of: self)
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
}
