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

/// The arithmetic mean; NaN for no values. O(n).
@inlinable public func mean(_ values: some Collection<Double>) -> Double {
    compensatedSum(values) / Double(values.count)
}

/// The unbiased variance, sum (x - mean)^2 / (n - 1), in two passes; NaN for fewer than two values. O(n).
@inlinable public func variance(_ values: some Collection<Double>) -> Double {
    guard values.count > 1 else { return .nan }
    let center = mean(values)
    return compensatedSum(values.lazy.map { ($0 - center) * ($0 - center) }) / Double(values.count - 1)
}

/// The quantile at `probability`, interpolated between order statistics (type 7 of Hyndman and Fan, what numpy and R do by
/// default); NaN when there are no values or one of them is NaN. O(n log n).
@inlinable public func quantile(_ values: some Collection<Double>, _ probability: Double) -> Double {
    guard !values.contains(where: \.isNaN) else { return .nan }
    return quantile(sorted: values.sorted(), probability)
}

/// The same for values already in ascending order; a probability outside 0...1 counts as the nearer end, NaN gives NaN. O(1).
@inlinable public func quantile(sorted values: [Double], _ probability: Double) -> Double {
    guard !values.isEmpty, !probability.isNaN else { return .nan }
    let position = Double(values.count - 1) * max(0, min(1, probability))
    let below = Int(position)
    let share = position - Double(below)
    guard share > 0 else { return values[below] }
    return values[below] + share * (values[below + 1] - values[below])
}
