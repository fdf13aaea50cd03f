/// How a sentence of a user is put.
enum SentenceForm: Int, CaseIterable, Sendable {
    case conventional, reply, politeRequest, plainRequest, permission, command, need, wonder, openQuestion, yesNoQuestion, otherQuestion,
        commitment,
        fragment, statement, roleplay

    /// Asks the assistant to do or tell something.
    var isRequest: Bool {
        switch self {
        case .conventional, .reply, .commitment, .fragment, .statement: false
        default: true
        }
    }

    var isQuestion: Bool { self == .openQuestion || self == .yesNoQuestion || self == .otherQuestion || self == .wonder }
}
