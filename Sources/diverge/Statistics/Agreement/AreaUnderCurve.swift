/// Scores of positives and negatives in their order, for the area under the ROC curve by many weightings.
struct AreaUnderCurve: Sendable {
    /// Indices of the scores, ascending by score, and where each run of equal ones ends.
    private let order: [Int]
    private let ends: [Int]
    private let isPositive: [Bool]

    /// O(n log n).
    init(scores: [Double], isPositive: [Bool]) {
        let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
        ends = order.indices.filter { $0 + 1 == order.count || scores[order[$0]] < scores[order[$0 + 1]] }.map { $0 + 1 }
        (self.order, self.isPositive) = (order, isPositive)
    }

    /// The chance that a positive scores higher than a negative, equal scores counting half (Mann and Whitney's statistic);
    /// NaN where the weights leave none of either. O(n).
    func callAsFunction(weights: [Int32]) -> Double {
        var (positives, negatives, area, start) = (0.0, 0.0, 0.0, 0)
        for end in ends {
            var (more, fewer) = (0.0, 0.0)
            for index in order[start..<end] {
                if isPositive[index] { more += Double(weights[index]) } else { fewer += Double(weights[index]) }
            }
            area += more * (negatives + fewer / 2)
            positives += more
            negatives += fewer
            start = end
        }
        return area / (positives * negatives)
    }
}
