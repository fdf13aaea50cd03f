/// Agreement of several annotators who each put a subject into one of several categories (Fleiss, 1971).
enum FleissKappa {
    /// What a subject adds to the sums that kappa is a function of: the share of its pairs of answers that agree, one subject, and
    /// the answers in each category. nil for fewer than two answers.
    static func row(_ counts: [Int]) -> [Double]? {
        let n = counts.reduce(0, +)
        guard n > 1 else { return nil }
        let agreeing = counts.reduce(0) { $0 + $1 * ($1 - 1) }
        return [Double(agreeing) / Double(n * (n - 1)), 1] + counts.map(Double.init)
    }

    /// Kappa from the sums of rows; subjects weigh the same also where some have more answers than others. NaN where all answers
    /// fall in one category, or there are none.
    static func kappa(_ sums: [Double]) -> Double {
        let answers = sums[2...].reduce(0, +)
        let agreement = sums[0] / sums[1]
        let byChance = sums[2...].reduce(0) { $0 + ($1 / answers) * ($1 / answers) }
        return byChance < 1 ? (agreement - byChance) / (1 - byChance) : .nan
    }
}
