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
    func jensenShannon(_ first: Histogram, _ second: Histogram) -> Double {
        let (n, m) = (first.total, second.total)
        let separate = (first.sum / n + second.sum / m) / 2
        let js =
            n == m
            ? log(2) + separate - jointSum(first.counts, second.counts) / (2 * n)
            : separate - (log(n) + log(m)) / 2 - meanSum(first.counts, second.counts, 1 / (2 * n), 1 / (2 * m))
        return max(0, js)
    }

    /// The sum of (a + b) ln(a + b).
    private func jointSum(_ first: [Int32], _ second: [Int32]) -> Double {
        table.withUnsafeBufferPointer { table in
            first.withUnsafeBufferPointer { first in
                second.withUnsafeBufferPointer { second in
                    var sum = 0.0
                    for cell in 0..<min(first.count, second.count) {
                        let both = Int(first[cell]) + Int(second[cell])
                        sum += both < table.count ? table[both] : CountEntropy.product(Double(both))
                    }
                    return sum
                }
            }
        }
    }

    /// The sum of x ln x for x = a u + b v.
    private func meanSum(_ first: [Int32], _ second: [Int32], _ u: Double, _ v: Double) -> Double {
        first.withUnsafeBufferPointer { first in
            second.withUnsafeBufferPointer { second in
                var sum = 0.0
                for cell in 0..<min(first.count, second.count) {
                    sum += CountEntropy.product(Double(first[cell]) * u + Double(second[cell]) * v)
                }
                return sum
            }
        }
    }
}
