/// A set of cases of an enumeration, by raw value: of 128 cases at most, in two words that are copied as they are.
struct CaseSet<Case: RawRepresentable & Sendable>: Hashable, Sendable, ExpressibleByArrayLiteral where Case.RawValue == Int {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    @inline(__always)
    init() {}

    @inline(__always)
    init(arrayLiteral cases: Case...) {
        _onFastPath()  // as in the standard library's option sets: literals become constants
        for element in cases { insert(element) }
    }

    @inline(__always)
    func contains(_ element: Case) -> Bool {
        (element.rawValue < 64 ? low : high) & (1 << UInt64(truncatingIfNeeded: element.rawValue & 63)) != 0
    }

    /// - Precondition: the raw value is from 0 to 127.
    @inline(__always)
    mutating func insert(_ element: Case) {
        let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: element.rawValue & 63)
        if element.rawValue < 64 { low |= bit } else { high |= bit }
    }

    @inline(__always)
    mutating func remove(_ element: Case) {
        let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: element.rawValue & 63)
        if element.rawValue < 64 { low &= ~bit } else { high &= ~bit }
    }

    @inline(__always)
    mutating func formUnion(_ other: CaseSet) {
        low |= other.low
        high |= other.high
    }

    @inline(__always)
    func union(_ other: CaseSet) -> CaseSet {
        var union = self
        union.formUnion(other)
        return union
    }

    @inline(__always)
    func intersection(_ other: CaseSet) -> CaseSet {
        var common = self
        common.low &= other.low
        common.high &= other.high
        return common
    }

    @inline(__always)
    func isDisjoint(with other: CaseSet) -> Bool { low & other.low | high & other.high == 0 }

    @inline(__always)
    func isSuperset(of other: CaseSet) -> Bool { other.low & ~low | other.high & ~high == 0 }

    @inline(__always)
    var isEmpty: Bool { low | high == 0 }
}
