/// One message of a conversation.
struct Turn: Sendable {
    /// Who speaks; `other` is a system prompt or a tool and takes no part in the analysis.
    enum Role: Sendable { case user, assistant, other }

    var role: Role
    var text: String
    /// When it was sent, in seconds since 1970 began, where the record tells.
    var time: Double?
}

/// What was said, in order, and what the user was after where the record tells.
struct Conversation: Sendable {
    var goal: String?
    var turns: [Turn]
}
