/// What of a conversation is described. A facet is one file of this folder, and one line in a list here.
struct Facet: RawRepresentable, CaseIterable, Sendable {
    /// How its records come about.
    enum Kind: Sendable {
        /// A text of the conversation as it stands.
        case text(@Sendable (Conversation) -> String)
        /// Rules, without a word of the topic.
        case rules(@Sendable (Analysis) -> Description)
        /// All facets of rules as one.
        case combined
        /// A record a statement of what the user knows.
        case knowledge
        /// How to write like the user.
        case profile
    }

    /// As --facet and records name it.
    let rawValue: String
    let kind: Kind

    init(_ name: String, _ kind: Kind) { (rawValue, self.kind) = (name, kind) }

    init?(rawValue name: String) {
        guard let facet = Facet.allCases.first(where: { $0.rawValue == name }) else { return nil }
        self = facet
    }

    static let texts: [Facet] = [.conversation, .utterances, .goal]
    /// In the order in which `combined` joins them.
    static let rules: [Facet] = [.requests, .responses, .context, .style, .damsl, .sgd]
    static let allCases = texts + rules + [.combined, .knowledge, .profile]

    static let combined = Facet("combined", .combined)
    static let knowledge = Facet("knowledge", .knowledge)
    static let profile = Facet("profile", .profile)

    /// Described by rules without a word of the topic.
    var isAbstract: Bool {
        switch kind {
        case .rules, .combined: true
        case .text, .knowledge, .profile: false
        }
    }
}

extension Facet: Hashable {
    static func == (a: Facet, b: Facet) -> Bool { a.rawValue == b.rawValue }
    func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}
