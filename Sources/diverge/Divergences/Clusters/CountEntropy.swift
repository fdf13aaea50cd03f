import Foundation

/// Jensen-Shannon divergences of histograms of whole numbers, for the many pairs of a resampling: x ln x of a count is looked up.
struct CountEntropy: Sendable {
    /// c ln c of each count c.
    private let table: [Double]
    /// Counts beyond this are rare, and their logarithms are taken.
    private static let longest = 1 << 16

    /// `records` is the most that two histograms have together.
    init(records: Int) { table = (0..<min(CountEntropy.longest, records + 1)).map { CountEntropy.product(Double($0)) } }

    private static func product(_ x: Double) -> Double { x > 0 ? x * log(x) : 0 }

    /// The sum of c ln c over the cells.
    func sum(_ counts: [Int32]) -> Double {
        table.withUnsafeBufferPointer { table in
            counts.reduce(0) { $0 + ($1 < table.count ? table[Int($1)] : CountEntropy.product(Double($1))) }
        }
    }

    /// A histogram with what is needed of it alone.
    struct Histogram: Sendable {
        var counts: [Int32]
        var total: Double
        /// The sum of c ln c.
        var sum: Double
    }

    func histogram(_ counts: [Int32]) -> Histogram { Histogram(counts: counts, total: total(counts), sum: sum(counts)) }

    /// In nats: ln 2 + (sum a ln a / n + sum b ln b / m) / 2 less the entropy of the mean, where of equal totals a + b is looked
    /// up. Rounding leaves an error of about 1e-15, never under zero. O(k).
    func jensenShannon(_ one: Histogram, _ other: Histogram) -> Double {
        let (n, m) = (one.total, other.total)
        let own = (one.sum / n + other.sum / m) / 2
        let js =
            n == m
            ? log(2) + own - jointSum(one.counts, other.counts) / (2 * n)
            : own - (log(n) + log(m)) / 2 - meanSum(one.counts, other.counts, 1 / (2 * n), 1 / (2 * m))
        return max(0, js)
    }

    /// The sum of (a + b) ln(a + b).
    private func jointSum(_ one: [Int32], _ other: [Int32]) -> Double {
        table.withUnsafeBufferPointer { table in
            one.withUnsafeBufferPointer { one in
                other.withUnsafeBufferPointer { other in
                    var sum = 0.0
                    for cell in 0..<min(one.count, other.count) {
                        let both = Int(one[cell]) + Int(other[cell])
                        sum += both < table.count ? table[both] : CountEntropy.product(Double(both))
                    }
                    return sum
                }
            }
        }
    }

    /// The sum of x ln x for x = a u + b v.
    private func meanSum(_ one: [Int32], _ other: [Int32], _ u: Double, _ v: Double) -> Double {
        one.withUnsafeBufferPointer { one in
            other.withUnsafeBufferPointer { other in
                var sum = 0.0
                for cell in 0..<min(one.count, other.count) {
                    sum += CountEntropy.product(Double(one[cell]) * u + Double(other[cell]) * v)
                }
                return sum
            }
        }
    }
}
