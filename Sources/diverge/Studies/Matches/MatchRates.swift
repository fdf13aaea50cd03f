import Stage

/// How often each dimension matches, and the fidelity index: the mean of those rates.
struct MatchRates {
    /// One a dimension, as shares of 1.
    var rates: [Share]
    /// All true verdicts over all verdicts.
    var index: Share
    var units: Int

    /// Rates of the cases (Zhu et al., 2605.20204): the fidelity index is 100 x true / (dimensions x judged).
    init(_ cases: [JudgedCases.Case], dimensions: Int, _ resampling: Resampling, stream: String) {
        // Columns: the dimensions, the judged cases, the true verdicts, all verdicts.
        let sums = UnitSums(
            columns: dimensions + 3,
            cases.map { ($0.unit, $0.matched.map { $0 ? 1 : 0 } + [1, Double($0.matched.count { $0 }), Double(dimensions)]) })
        let resampled = sums.resampled(resampling, stream: stream)
        rates = (0..<dimensions).map { sums.share($0, of: dimensions, resampled: resampled, resampling) }
        index = sums.share(dimensions + 1, of: dimensions + 2, resampled: resampled, resampling)
        units = sums.count
    }
}

/// How much more often the same cases match under one condition than under another.
struct MatchDifferences {
    struct Dimension {
        var difference: PairedDifference
        /// Cases that match under the first condition only, and under the second only.
        var discordant: (first: Int, second: Int)

        /// McNemar's exact test, each case independent; nil where no case is discordant.
        var mcNemar: Double? {
            let all = discordant.first + discordant.second
            return all == 0 ? nil : BinomialTest.p(discordant.first, of: all)
        }
    }

    /// In percentage points, one a dimension.
    var rates: [Dimension]
    var index: PairedDifference
    var units: Int

    /// `pairs` holds each case under both conditions.
    init(_ pairs: [(JudgedCases.Case, JudgedCases.Case)], dimensions: Int, _ resampling: Resampling, stream: String) {
        func differences(_ pair: (JudgedCases.Case, JudgedCases.Case)) -> [Double] {
            zip(pair.0.matched, pair.1.matched).map { ($0 ? 1 : 0) - ($1 ? 1 : 0) }
        }
        // Columns: the dimensions, the cases, all differences, all verdicts.
        let sums = UnitSums(
            columns: dimensions + 3,
            pairs.map { pair in
                let values = differences(pair)
                return (pair.0.unit, values + [1, values.reduce(0, +), Double(dimensions)])
            })
        let resampled = sums.resampled(resampling, stream: stream)
        let signFlipped = sums.signFlipped(resampling, stream: stream)
        func difference(_ column: Int, of count: Int) -> PairedDifference {
            sums.difference(column, of: count, resampled: resampled, signFlipped: signFlipped, resampling, scale: 100)
        }
        rates = (0..<dimensions).map { dimension in
            let only = pairs.filter { $0.0.matched[dimension] != $0.1.matched[dimension] }
            let first = only.count { $0.0.matched[dimension] }
            return Dimension(difference: difference(dimension, of: dimensions), discordant: (first, only.count - first))
        }
        index = difference(dimensions + 1, of: dimensions + 2)
        units = sums.count
    }
}
