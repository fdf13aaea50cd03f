/// What all facets of a conversation are rendered from, computed once.
///
/// Linear in the length of the conversation. Only user and assistant turns take part.
struct Analysis: Sendable {
    /// What the descriptions depend on besides the conversation: raised when a rule changes, or a phrase of the facets that have any.
    static func settings(of facets: [Facet]) -> [String] { ["rules 3"] + (facets.contains(where: \.isAbstract) ? ["phrases 3"] : []) }

    let conversation: Conversation
    /// nil: in a language that the rules have no words of.
    let language: Language?
    let turns: [UserTurn]
    /// Those with something in them.
    let messages: [UserTurn]
    let ending: Ending

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
        var own = OwnMessages()
        var goal = GoalWords()
    }

    /// `language` nil: told from what the user wrote.
    init(_ conversation: Conversation, in language: Language? = nil, languages: Languages, scratch: inout Scratch) {
        self.conversation = conversation
        self.language = language ?? languages.identifier.language(of: conversation.turns, scan: &scratch.scan)
        let lexicon = languages[self.language]
        var turns: [UserTurn] = []
        scratch.heard.removeAll()
        scratch.said.removeAll()
        scratch.own.removeAll()
        scratch.goal.read(conversation.goal, scan: &scratch.scan)
        var ask = Elicitation.nothing
        var wasRefused = false
        var presents = false
        var isReply = false
        var isOpening = true
        for turn in conversation.turns where turn.role != .other {
            // How the assistant's words are set is not the user's doing.
            scratch.scan.read(turn.text, lexicon: lexicon, ignoringForm: turn.role == .assistant)
            if turn.role == .assistant {
                if !isReply { scratch.heard.removeAll() }
                // Of several messages in a row the last that asks counts.
                let latest = Elicitation.of(scratch.scan, offered: &scratch.latest)
                if latest != .nothing || !isReply {
                    ask = latest
                    swap(&scratch.offered, &scratch.latest)
                }
                wasRefused = AssistantMessage.refuses(scratch.scan) || isReply && wasRefused
                presents = AssistantMessage.presents(scratch.scan) && (presents || !isReply)
                isReply = true
                AssistantMessage.addContent(of: scratch.scan, to: &scratch.heard)
            } else {
                // An assistant that speaks first only offers its help: who opens is the setting's choice, not the user's.
                let isFollowUp = isReply && !turns.isEmpty
                var user = UserTurn(
                    scratch.scan, ask: isFollowUp ? ask : .nothing, wasRefused: isFollowUp && wasRefused, isReply: isFollowUp,
                    presents: isFollowUp && presents, isOpening: isOpening,
                    heard: scratch.heard, said: scratch.said, offered: scratch.offered)
                if user.leavesOpening || user.damsl.contains(.influence) { isOpening = false }
                (user.isRepeated, user.changesNumber) = scratch.own.add(scratch.scan)
                user.goalSequences = scratch.goal.count(scratch.scan.words)
                turns.append(user)
                for word in scratch.scan.words where word.isContent { scratch.said.insert(word.hash) }
                isReply = false
                wasRefused = false
                presents = false
            }
        }
        self.turns = turns
        ending = Ending(isUsers: !isReply, wasRefused: isReply && wasRefused, ask: isReply ? ask : .nothing)
        messages = turns.contains(where: \.isEmpty) ? turns.filter { !$0.isEmpty } : turns
    }

    /// Whether the rules have words of the conversation's language; without them only what needs no words is described.
    var knowsWords: Bool { language != nil }

    /// A facet of the conversation; of one without a user turn, the rule facets say only that.
    func description(of facet: Facet) -> Description { descriptions(of: [facet])[0] }

    /// Several facets, in their order; what `combined` joins is described once. Records of knowledge and profile have other fields, and
    /// are empty here: see `BehaviorWriter`.
    func descriptions(of facets: [Facet]) -> [Description] {
        var parts: [(facet: Facet, description: Description)] = []
        for facet in Facet.rules where facets.contains(facet) || facets.contains(.combined) {
            if case .rules(let describe) = facet.kind { parts.append((facet, messages.isEmpty ? Description() : describe(self))) }
        }
        return facets.map { facet in
            switch facet.kind {
            case .text(let text): Description(line: text(conversation))
            case .rules: Description(notices + parts.filter { $0.facet == facet }.map(\.description))
            case .combined: Description(notices + parts.map(\.description))
            case .knowledge, .profile: Description()
            }
        }
    }

    /// What is said ahead of every rule facet.
    private var notices: [Description] {
        if turns.isEmpty { return [Description(fact: "no user turn")] }
        if messages.isEmpty { return [Description(fact: "only empty user messages")] }
        return knowsWords ? [] : [Description(fact: "in a language without a word list, described by form alone")]
    }
}
