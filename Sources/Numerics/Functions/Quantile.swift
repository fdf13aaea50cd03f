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
