/// A running sum whose error does not grow with the number of terms.
///
/// Source: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen" (1974).
public struct CompensatedSum: Sendable {
    @usableFromInline var sum = 0.0
    @usableFromInline var lost = 0.0

    @inlinable public init() {}

    @inlinable public mutating func add(_ term: Double) {
        let next = sum + term
        lost += sum.magnitude >= term.magnitude ? (sum - next) + term : (term - next) + sum
        sum = next
    }

    /// The sum so far; 0 before the first term. Infinite and NaN terms give what a plain sum would.
    @inlinable public var value: Double { sum.isFinite ? sum + lost : sum }
}

/// The sum of the terms, compensated (Neumaier); 0 for none. O(n).
@inlinable public func compensatedSum(_ terms: some Sequence<Double>) -> Double {
    var sum = CompensatedSum()
    for term in terms { sum.add(term) }
    return sum.value
}
