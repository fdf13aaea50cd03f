/// A sentence in which names from the data are marked, so that each format can isolate and escape them.
struct Prose: Sendable, Equatable, ExpressibleByStringInterpolation {
    enum Part: Sendable, Equatable {
        case plain(String)
        case name(String)
    }

    var parts: [Part]

    init(stringLiteral value: String) { parts = [.plain(value)] }

    init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

    struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { parts.append(.plain(literal)) } }
        mutating func appendInterpolation(_ words: String) { parts.append(.plain(words)) }
        mutating func appendInterpolation(_ number: Int) { parts.append(.plain(String(number))) }
        mutating func appendInterpolation(name: String) { parts.append(.name(displayText(name, limit: Limits.name))) }
        mutating func appendInterpolation(_ prose: Prose) { parts += prose.parts }

        /// Names as a list in words.
        mutating func appendInterpolation(names: [String]) {
            for (index, name) in names.enumerated() {
                if index > 0 { parts.append(.plain(index == names.count - 1 ? " and " : ", ")) }
                appendInterpolation(name: name)
            }
        }
    }

    static func + (left: Prose, right: Prose) -> Prose {
        var sum = left
        sum.parts += right.parts
        return sum
    }

    /// The sentence as text, names as `render` gives them.
    func text(plain: (String) -> String = { $0 }, name: (String) -> String = { $0 }) -> String {
        parts.map { part in
            switch part {
            case .plain(let words): plain(words)
            case .name(let words): name(words)
            }
        }.joined()
    }
}

/// How many characters of a text from the data are shown.
enum Limits {
    static let name = 48
    static let term = 32
    static let example = 160
}
