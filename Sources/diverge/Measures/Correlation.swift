import Numerics

/// Pearson's correlation of paired values; NaN for fewer than two pairs, and where one side is the same in all of them. O(n).
func pearson(_ x: [Double], _ y: [Double]) -> Double {
    guard x.count == y.count, x.count > 1, x.contains(where: { $0 != x[0] }), y.contains(where: { $0 != y[0] }) else { return .nan }
    let (xMean, yMean) = (mean(x), mean(y))
    let (dx, dy) = (x.map { $0 - xMean }, y.map { $0 - yMean })
    func sum(_ a: [Double], _ b: [Double]) -> Double { compensatedSum(zip(a, b).lazy.map { $0 * $1 }) }
    return max(-1, min(1, sum(dx, dy) / (sum(dx, dx).squareRoot() * sum(dy, dy).squareRoot())))
}
