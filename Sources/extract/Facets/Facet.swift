/// What of a conversation is described: three raw texts, six aspects of the user's behaviour, and these six together.
enum Facet: String, CaseIterable, Sendable {
    case conversation, utterances, goal
    case requests, responses, context, style, damsl, sgd, combined

    /// What `combined` joins, in this order.
    static let combinedParts: [Facet] = [.requests, .responses, .context, .style, .damsl, .sgd]

    /// Taken from the record as it is, not described by rules.
    var isRaw: Bool { self == .conversation || self == .utterances || self == .goal }
}
