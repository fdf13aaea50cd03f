/// A regular expression as it is written: what `PatternParser` makes of text, and what a program is compiled from.
indirect enum PatternSyntax: Sendable, Equatable {
    /// Matches the empty text.
    case empty
    /// One character.
    case set(ScalarSet)
    case assertion(Assertion)
    case sequence([PatternSyntax])
    /// The first that leads to a match is taken.
    case alternatives([PatternSyntax])
    /// `maximum` nil: without end. Lazy: as few as lead to a match.
    case repetition(PatternSyntax, minimum: Int, maximum: Int?, isLazy: Bool)

    /// What holds of a place between characters.
    enum Assertion: Sendable {
        /// `^` and `\A`
        case start
        /// `\Z`
        case end
        /// `$`: the end, or before a line break that ends the text.
        case lineEnd
        /// `\b`
        case boundary
        /// `\B`
        case noBoundary
    }

    /// Whether it may match the empty text.
    var isNullable: Bool {
        switch self {
        case .empty, .assertion: true
        case .set: false
        case .sequence(let parts): parts.allSatisfy(\.isNullable)
        case .alternatives(let parts): parts.contains { $0.isNullable }
        case .repetition(let part, let minimum, _, _): minimum == 0 || part.isNullable
        }
    }

    /// Whether a part that may be empty goes round freely. Whether there is a match stays plain then, but Python ends it elsewhere at
    /// times.
    var repeatsEmpty: Bool {
        switch self {
        case .empty, .assertion, .set: false
        case .sequence(let parts), .alternatives(let parts): parts.contains { $0.repeatsEmpty }
        case .repetition(let part, let minimum, let maximum, _):
            part.repeatsEmpty || part.isNullable && (maximum ?? .max) > max(minimum, 1)
        }
    }

    /// The words of a phrase with any white space between them, between word boundaries; `'` stands for U+2019 too.
    static func phrase(_ text: String) -> PatternSyntax {
        var parts: [PatternSyntax] = []
        func boundary(_ scalar: Unicode.Scalar?) {
            if let scalar, ScalarKind(scalar.value).isWord { parts.append(.assertion(.boundary)) }
        }
        let scalars = text.unicodeScalars
        boundary(scalars.first)
        for scalar in scalars {
            switch scalar {
            case " ": parts.append(.repetition(.set(ScalarSet([.space])), minimum: 1, maximum: nil, isLazy: false))
            case "'": parts.append(.set(ScalarSet("'\u{2019}")))
            default: parts.append(.set(ScalarSet(scalar)))
            }
        }
        boundary(scalars.last)
        return .sequence(parts)
    }
}
