import Foundation

/// Whether two sides have the same share of their records in a cluster, by the distribution that the permutation test draws from.
enum ShareTest {
    /// The two-sided p-value, 1 where the cluster has no record or all of them.
    ///
    /// Exact where every record is a unit: a permutation is then a draw without replacement. Where units have several records, by the
    /// normal distribution with the mean and variance that the sum of the residuals x_u - P n_u of one side has over all
    /// permutations (P the share of both sides together; Cochran, 1977, theorem 2.2).
    static func pValue(_ reference: ClusterSpread, _ source: ClusterSpread, cluster: Int) -> Double {
        let (a, b) = (Int(reference.counts[cluster]), Int(source.counts[cluster]))
        let (n, m) = (reference.records, source.records)
        if reference.isByRecord, source.isByRecord { return fisher(a, of: Int(n), b, of: Int(m)) }
        let share = Double(a + b) / (n + m)
        let units = reference.units + source.units
        let spread = (reference.residual(cluster, share: share) + source.residual(cluster, share: share)) / (units - 1)
        let deviation = (reference.units * source.units / units * spread).squareRoot()
        return deviation > 0 ? 2 * NormalDistribution.cumulative(-abs(Double(b) - share * m) / deviation) : 1
    }

    /// Fisher's exact test: the probability of all draws that are no likelier than the observed one. O(smaller of a + b, n, m).
    static func fisher(_ a: Int, of n: Int, _ b: Int, of m: Int) -> Double {
        let (marked, all) = (a + b, n + m)
        let support = max(0, marked - m)...min(marked, n)
        func logChoose(_ n: Int, _ k: Int) -> Double { lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1)) }
        let observed = exp(logChoose(n, a) + logChoose(m, b) - logChoose(all, marked))
        // Of one draw the likelihood of the next, x to x + 1 marked on the reference's side.
        func ratio(_ x: Int) -> Double {
            Double(marked - x) * Double(n - x) / (Double(x + 1) * Double(m - marked + x + 1))
        }
        // Equal likelihoods differ by rounding; R's fisher.test allows the same.
        let limit = 1 + 1e-7
        var sum = 1.0
        var relative = 1.0
        for x in stride(from: a, to: support.upperBound, by: 1) {
            relative *= ratio(x)
            if relative <= limit { sum += relative }
        }
        relative = 1
        for x in stride(from: a - 1, through: support.lowerBound, by: -1) {
            relative /= ratio(x)
            if relative <= limit { sum += relative }
        }
        return min(1, sum * observed)
    }
}
