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

    /// Leaves out the user's turn number `limit` + 1 and all behind it: one with no more user turns than `limit` stays whole.
    mutating func end(afterUserTurns limit: Int) {
        var seen = 0
        for (index, turn) in turns.enumerated() where turn.role == .user {
            if seen == limit { return turns.removeSubrange(index...) }
            seen += 1
        }
    }
}
