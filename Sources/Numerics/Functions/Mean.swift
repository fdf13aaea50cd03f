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
