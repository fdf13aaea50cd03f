/// Which sources a codebook is fitted on.
enum FittedSources: Sendable, Equatable {
    case all
    case one(String)

    init(_ text: String) { self = text == "all" ? .all : .one(text) }

    var name: String {
        switch self {
        case .all: "all"
        case .one(let source): source
        }
    }

    func contains(_ source: String) -> Bool {
        switch self {
        case .all: true
        case .one(let name): name == source
        }
    }
}
