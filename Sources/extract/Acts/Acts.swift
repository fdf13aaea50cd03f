/// The twelve acts of schema-guided dialogue, in the order they are listed.
enum SchemaAct: Int, CaseIterable, Sendable {
    case greet, thank, affirm, negate, select, affirmIntent, negateIntent, inform, informIntent, request, requestAlts, goodbye

    var name: String {
        switch self {
        case .greet: "GREET"
        case .thank: "THANK"
        case .affirm: "AFFIRM"
        case .negate: "NEGATE"
        case .select: "SELECT"
        case .affirmIntent: "AFFIRM_INTENT"
        case .negateIntent: "NEGATE_INTENT"
        case .inform: "INFORM"
        case .informIntent: "INFORM_INTENT"
        case .request: "REQUEST"
        case .requestAlts: "REQUEST_ALTS"
        case .goodbye: "GOODBYE"
        }
    }
}

/// The acts of DAMSL that are told apart, over three layers.
enum DamslAct: Int, CaseIterable, Sendable {
    // Information level.
    case task, taskManagement, communicationManagement
    // Forward.
    case conventional, infoRequest, influence, commit, statement
    // Backward: agreement, answer, understanding.
    case accept, reject, answer, acknowledge, repair, appreciate
}

/// A set of acts, sentence forms or habits, by raw value.
struct Marks<Member: RawRepresentable & Sendable>: Sendable where Member.RawValue == Int {
    private(set) var bits: UInt64 = 0

    mutating func insert(_ member: Member) { bits |= 1 << UInt64(member.rawValue) }
    mutating func formUnion(_ other: Marks) { bits |= other.bits }
    func contains(_ member: Member) -> Bool { bits & (1 << UInt64(member.rawValue)) != 0 }
    var isEmpty: Bool { bits == 0 }
}
