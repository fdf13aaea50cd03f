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
