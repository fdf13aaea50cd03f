/// The last message of a conversation: whose it is, and what it does.
struct Ending: Sendable {
    let isUsers: Bool
    private let wasRefused: Bool
    private let ask: Elicitation

    /// Behind the user's last message the assistant refused, or asked something; neither where the user has the last word.
    init(isUsers: Bool, wasRefused: Bool, ask: Elicitation) { (self.isUsers, self.wasRefused, self.ask) = (isUsers, wasRefused, ask) }

    /// What a conversation ends after whose last message with something in it of the user is `last`.
    func phrase(_ last: UserTurn) -> String {
        if isUsers {
            if last.requests > 0 { return "a request that is not answered" }
            return last.has([.thank, .bye, .done]) ? "thanks or a farewell" : "another message of the user"
        }
        if wasRefused { return "a refusal by the assistant" }
        return switch ask {
        case .detail, .yesNo, .confirm: "a question from the assistant"
        case .offer, .proposal: "an offer from the assistant"
        case .more: "the assistant asks whether anything else is needed"
        case .nothing: "an answer from the assistant"
        }
    }
}
