import Numerics

/// The exact test of a probability.
enum BinomialTest {
    /// The two-sided p-value of `successes` in `trials`, each successful with probability `chance` (inside 0...1): the chance of
    /// all counts that are no more likely than the one seen (the binomial distribution, by the rule of R and of scipy's binomtest).
    ///
    /// 1 for no trials. A chance under 1e-320 or so is 0. O(trials).
    static func p(_ successes: Int, of trials: Int, chance: Double = 0.5) -> Double {
        let weights = weights(trials, chance)
        // Counts that are equally likely differ in the last digits.
        let limit = weights[successes] * (1 + 1e-7)
        let asFar = weights.filter { $0 <= limit }
        return asFar.count == weights.count ? 1 : compensatedSum(asFar) / compensatedSum(weights)
    }

    /// The chances of 0 ... trials successes, each divided by the largest of them, from the ratio of neighbours outward.
    private static func weights(_ trials: Int, _ chance: Double) -> [Double] {
        let odds = chance / (1 - chance)
        let mode = min(trials, Int(Double(trials + 1) * chance))
        var weights = [Double](repeating: 1, count: trials + 1)
        for k in stride(from: mode, to: trials, by: 1) {
            weights[k + 1] = weights[k] * odds * Double(trials - k) / Double(k + 1)
        }
        for k in stride(from: mode, to: 0, by: -1) {
            weights[k - 1] = weights[k] / odds * Double(k) / Double(trials - k + 1)
        }
        return weights
    }
}
