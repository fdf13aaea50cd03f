import Stage

/// Reads a regular expression in the dialect of Python's re: characters and classes, `\b \B \w \W \d \D \s \S`, `.`, `^ $ \A \Z`,
/// groups, alternation, quantifiers and their lazy forms, and `(?i)` at the start.
///
/// Look-around, back-references and whatever else is refused, by the character at which it stands. `\B` holds of the empty text, as in
/// Python from 3.14 on.
struct PatternParser {
    /// Groups within groups at most.
    static let deepest = 200

    private let scalars: [Unicode.Scalar]
    private let place: Place?
    private var index = 0
    private var ignoresCase = false
    private var depth = 0

    /// - Throws: a `Failure` with the place and, in its message, the character of the expression, from 1.
    static func parse(_ text: String, at place: Place? = nil) throws -> PatternSyntax {
        var parser = PatternParser(scalars: Array(text.unicodeScalars), place: place)
        if parser.take("(?i)") { parser.ignoresCase = true }
        let syntax = try parser.alternatives()
        guard parser.current == nil else { throw parser.failure("found ')' without '('") }
        return syntax
    }

    private init(scalars: [Unicode.Scalar], place: Place?) { (self.scalars, self.place) = (scalars, place) }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private func failure(_ message: String, at start: Int? = nil) -> Failure {
        let text = String(String.UnicodeScalarView(scalars.prefix(80)))
        return Failure(
            .data, "regular expression /\(text)\(scalars.count > 80 ? "..." : "")/, character \((start ?? index) + 1): \(message)",
            at: place)
    }

    /// Goes past `text` where it comes next.
    private mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard scalars[index...].starts(with: wanted) else { return false }
        index += wanted.count
        return true
    }

    private mutating func next() throws -> Unicode.Scalar {
        guard let scalar = current else { throw failure("the expression ends too early") }
        index += 1
        return scalar
    }

    // MARK: Structure

    private mutating func alternatives() throws -> PatternSyntax {
        var parts = [try sequence()]
        while take("|") { parts.append(try sequence()) }
        return parts.count == 1 ? parts[0] : .alternatives(parts)
    }

    private mutating func sequence() throws -> PatternSyntax {
        var parts: [PatternSyntax] = []
        while let scalar = current, scalar != "|", scalar != ")" { parts.append(try quantified(at: index)) }
        return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func quantified(at start: Int) throws -> PatternSyntax {
        let isGroup = current == "("
        let part = try atom()
        let position = index
        guard let (minimum, maximum) = try quantifier() else { return part }
        if case .assertion = part, !isGroup { throw failure("nothing to repeat", at: position) }
        let isLazy = take("?")
        let end = index
        guard current != "+", try quantifier() == nil else { throw failure("found two quantifiers in a row", at: end) }
        if let maximum, maximum < minimum { throw failure("expected the smaller number first", at: position) }
        return part == .empty ? .empty : .repetition(part, minimum: minimum, maximum: maximum, isLazy: isLazy)
    }

    /// `*`, `+`, `?`, `{m}`, `{m,}`, `{,n}` or `{m,n}`; a brace that begins none of them is a character.
    private mutating func quantifier() throws -> (minimum: Int, maximum: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        let start = index
        guard take("{") else { return nil }
        let minimum = digits()
        let isRange = take(",")
        let maximum = isRange ? digits() : minimum
        guard take("}"), isRange || minimum != nil else {
            index = start
            return nil
        }
        guard minimum != .max, maximum != .max else { throw failure("the number is too large", at: start) }
        return (minimum ?? 0, maximum)
    }

    /// The number that comes next; `.max` where it is too large for any use.
    private mutating func digits() -> Int? {
        var value: Int?
        while let scalar = current, ("0"..."9").contains(scalar) {
            let digit = Int(scalar.value - 48)
            value = value.map { $0 > PatternProgram.largest ? .max : $0 * 10 + digit } ?? digit
            index += 1
        }
        return value
    }

    private mutating func atom() throws -> PatternSyntax {
        let start = index
        let scalar = try next()
        switch scalar {
        case "(": return try group(at: start)
        case "[": return .set(try set(at: start))
        case ".":
            var set = ScalarSet.newline
            set.isNegated = true
            return .set(set)
        case "^": return .assertion(.start)
        case "$": return .assertion(.lineEnd)
        case "\\":
            switch current {
            case "A": index += 1; return .assertion(.start)
            case "Z": index += 1; return .assertion(.end)
            case "b": index += 1; return .assertion(.boundary)
            case "B": index += 1; return .assertion(.noBoundary)
            case let digit? where ("1"..."9").contains(digit) && !isOctal(index):
                throw failure("back-references are not supported", at: start)
            default: return .set(cased(try escape(at: start)))
            }
        case "*", "+", "?": throw failure("nothing to repeat", at: start)
        case "{":
            index = start
            if try quantifier() != nil { throw failure("nothing to repeat", at: start) }
            index = start + 1
            return .set(ScalarSet(scalar))
        default: return .set(cased(ScalarSet(scalar)))
        }
    }

    private mutating func group(at start: Int) throws -> PatternSyntax {
        if !take("?:"), current == "?" {
            throw failure("of groups that begin with (? only (?:...) and, at the start, (?i) are supported", at: start)
        }
        depth += 1
        guard depth <= PatternParser.deepest else {
            throw failure("more than \(PatternParser.deepest) groups within each other", at: start)
        }
        let syntax = try alternatives()
        depth -= 1
        guard take(")") else { throw failure("found '(' without ')'", at: start) }
        return syntax
    }

    private func cased(_ set: ScalarSet) -> ScalarSet { ignoresCase ? set.ignoringCase : set }

    // MARK: Characters

    private mutating func set(at start: Int) throws -> ScalarSet {
        var set = ScalarSet()
        let isNegated = take("^")
        var isFirst = true
        while isFirst || current != "]" {
            isFirst = false
            guard current != nil else { throw failure("found '[' without ']'", at: start) }
            let memberStart = index
            let low = try member()
            guard current == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
                set.formUnion(low)
                continue
            }
            index += 1
            guard let first = low.only, let last = try member().only, first <= last else {
                throw failure("found a range that is none", at: memberStart)
            }
            set.insert(first...last)
        }
        index += 1
        set = cased(set)
        set.isNegated = isNegated
        return set
    }

    private mutating func member() throws -> ScalarSet {
        let start = index
        let scalar = try next()
        guard scalar == "\\" else { return ScalarSet(scalar) }
        if take("b") { return ScalarSet("\u{8}") }
        return try escape(at: start)
    }

    /// What stands behind a backslash, within a class or outside.
    private mutating func escape(at start: Int) throws -> ScalarSet {
        let scalar = try next()
        switch scalar {
        case "d": return ScalarSet([.digit])
        case "D": return ScalarSet([.word, .space, .other])
        case "w": return ScalarSet([.digit, .word])
        case "W": return ScalarSet([.space, .other])
        case "s": return ScalarSet([.space])
        case "S": return ScalarSet([.digit, .word, .other])
        case "n": return ScalarSet("\n")
        case "r": return ScalarSet("\r")
        case "t": return ScalarSet("\t")
        case "f": return ScalarSet("\u{C}")
        case "v": return ScalarSet("\u{B}")
        case "a": return ScalarSet("\u{7}")
        case "x": return try character(digits: 2, radix: 16, at: start)
        case "u": return try character(digits: 4, radix: 16, at: start)
        case "U": return try character(digits: 8, radix: 16, at: start)
        case "0"..."7":
            index -= 1
            let count = scalars[index...].prefix(3).prefix { ("0"..."7").contains($0) }.count
            guard scalar == "0" || count == 3 else { throw failure("found an octal escape of fewer than three digits", at: start) }
            return try character(digits: count, radix: 8, at: start)
        case "a"..."z", "A"..."Z", "8", "9": throw failure("\\\(scalar) is not supported", at: start)
        default: return ScalarSet(scalar)
        }
    }

    private func isOctal(_ start: Int) -> Bool { scalars[start...].prefix(3).count { ("0"..."7").contains($0) } == 3 }

    private mutating func character(digits count: Int, radix: Int, at start: Int) throws -> ScalarSet {
        let digits = String(String.UnicodeScalarView(scalars[index...].prefix(count)))
        guard digits.unicodeScalars.count == count, digits.unicodeScalars.allSatisfy({ $0.properties.isASCIIHexDigit }),
            let value = UInt32(digits, radix: radix), let scalar = Unicode.Scalar(value), radix == 16 || value <= 0o377
        else { throw failure("found no character of \(count) digits", at: start) }
        index += count
        return ScalarSet(scalar)
    }
}

extension ScalarSet {
    /// The one character of a set of one.
    fileprivate var only: UInt32? { ranges.count == 1 && ranges[0].count == 1 ? ranges[0].lowerBound : nil }
}
