/// The facets that repeat a text of the conversation.
enum TextFacets {
    /// All turns of user and assistant, a line each, with who speaks.
    static func transcript(_ conversation: Conversation) -> String {
        lines(conversation.turns.filter { $0.role != .other }.map { ($0.role == .user ? "user: " : "assistant: ") + $0.text })
    }

    /// The user's turns, a line each.
    static func utterances(_ conversation: Conversation) -> String {
        lines(conversation.turns.filter { $0.role == .user }.map(\.text))
    }

    /// Joined by line breaks, none ahead of the first text that is not empty.
    private static func lines(_ texts: [String]) -> String {
        texts.reduce(into: "") { text, line in
            if !text.isEmpty { text += "\n" }
            text += line
        }
    }
}

extension Facet {
    static let conversation = Facet("conversation", .text(TextFacets.transcript))
    static let utterances = Facet("utterances", .text(TextFacets.utterances))
    static let goal = Facet("goal", .text { $0.goal ?? "" })
}
