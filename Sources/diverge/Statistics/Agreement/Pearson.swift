import Numerics

/// Pearson's correlation of paired values; NaN for fewer than two pairs, and where one side is the same in all of them. O(n).
func pearson(_ x: [Double], _ y: [Double]) -> Double {
    guard x.count == y.count, x.count > 1, x.contains(where: { $0 != x[0] }), y.contains(where: { $0 != y[0] }) else { return .nan }
    // In units of the largest deviation, so that no square is out of range.
    func deviations(_ values: [Double]) -> [Double] {
        let center = mean(values)
        let largest = values.map { abs($0 - center) }.max() ?? 1
        return values.map { ($0 - center) / largest }
    }
    let (dx, dy) = (deviations(x), deviations(y))
    func sum(_ a: [Double], _ b: [Double]) -> Double { compensatedSum(zip(a, b).lazy.map { $0 * $1 }) }
    return max(-1, min(1, sum(dx, dy) / (sum(dx, dx) * sum(dy, dy)).squareRoot()))
}
