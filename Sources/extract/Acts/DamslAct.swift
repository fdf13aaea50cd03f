/// The acts of DAMSL that are told apart, over three layers.
enum DamslAct: Int, CaseIterable, Sendable {
    // Information level.
    case task, taskManagement, communicationManagement
    // Forward.
    case conventional, infoRequest, influence, commit, statement
    // Backward: agreement, answer, understanding.
    case accept, reject, answer, acknowledge, repair, appreciate
}
