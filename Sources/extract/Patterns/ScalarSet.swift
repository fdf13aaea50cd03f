/// What a character is to \w, \d and \s: with Python's re, `\w` is str.isalnum or the underscore, `\d` category Nd, `\s` str.isspace.
enum ScalarKind: UInt8, CaseIterable, Sendable {
    /// A decimal digit, which `\w` matches too.
    case digit
    /// Matched by `\w` and not by `\d`.
    case word
    case space
    case other

    var isWord: Bool { self == .digit || self == .word }

    init(_ scalar: UInt32) {
        switch scalar {
        case 0x30...0x39: self = .digit
        case 0x41...0x5A, 0x5F, 0x61...0x7A: self = .word
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: self = .space
        case 0x00...0x7F, 0x2010...0x2027, 0x2030...0x205E: self = .other
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2C1, 0x400...0x481, 0x3041...0x3096, 0x4E00...0x9FFF, 0xAC00...0xD7A3: self = .word
        default: self = Unicode.Scalar(scalar).map { ScalarKind($0.properties) } ?? .other
        }
    }

    private init(_ properties: Unicode.Scalar.Properties) {
        switch properties.generalCategory {
        case .decimalNumber: self = .digit
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: self = .word
        default: self = properties.numericType == nil ? .other : .word
        }
    }
}

/// A set of characters: ranges, and whole kinds.
struct ScalarSet: Hashable, Sendable {
    private(set) var ranges: [ClosedRange<UInt32>] = []
    /// A bit for each kind.
    private var kinds: UInt8 = 0
    var isNegated = false

    init() {}

    init(_ scalar: Unicode.Scalar) { insert(scalar.value...scalar.value) }

    init(_ characters: String) { for scalar in characters.unicodeScalars { insert(scalar.value...scalar.value) } }

    init(_ kinds: [ScalarKind]) { self.kinds = kinds.reduce(0) { $0 | 1 << $1.rawValue } }

    static let newline = ScalarSet("\n")

    mutating func insert(_ range: ClosedRange<UInt32>) { ranges.append(range) }

    /// Adds a set that is not negated.
    mutating func formUnion(_ other: ScalarSet) {
        ranges += other.ranges
        kinds |= other.kinds
    }

    /// Whether it names a whole kind.
    func contains(_ kind: ScalarKind) -> Bool { kinds & 1 << kind.rawValue != 0 }

    /// `kind` is that of the scalar.
    func contains(_ scalar: UInt32, _ kind: ScalarKind) -> Bool {
        (contains(kind) || ranges.contains { $0.contains(scalar) }) != isNegated
    }

    /// The set with the other cases of its characters, as Python's IGNORECASE takes them.
    var ignoringCase: ScalarSet {
        var set = self
        for range in ranges { for other in LetterCase.variants(of: range) { set.insert(other...other) } }
        return set
    }
}
