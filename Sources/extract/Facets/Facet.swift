/// What of a conversation is described: three raw texts, six aspects of the user's behaviour, these six together, what the user knows, and
/// how to write like the user.
enum Facet: String, CaseIterable, Sendable {
    case conversation, utterances, goal
    case requests, responses, context, style, damsl, sgd, combined
    case knowledge, profile

    /// What `combined` joins, in this order.
    static let combinedParts: [Facet] = [.requests, .responses, .context, .style, .damsl, .sgd]

    /// Described by rules without a word of the topic.
    var isAbstract: Bool { self == .combined || Facet.combinedParts.contains(self) }
}
