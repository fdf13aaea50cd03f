/// How far two rankings of the same things agree: 1 where they are the same, -1 where one is the other reversed.
enum RankCorrelation: String, CaseIterable, Sendable {
    /// Pearson's correlation of the ranks, ties at their mean rank (Spearman, 1904).
    case spearman
    /// (concordant - discordant pairs) over the geometric mean of the pairs untied in each (Kendall, 1945: tau-b).
    case kendall

    /// Of values of the same count; NaN where one side is all ties, or has fewer than two values. O(n^2).
    func callAsFunction(_ x: [Double], _ y: [Double]) -> Double {
        switch self {
        case .spearman: pearson(ranks(x), ranks(y))
        case .kendall: tauB(x, y)
        }
    }

    private func tauB(_ x: [Double], _ y: [Double]) -> Double {
        var (balance, untiedX, untiedY) = (0, 0, 0)
        for i in x.indices {
            for j in 0..<i {
                let (dx, dy) = (RankCorrelation.sign(x[i] - x[j]), RankCorrelation.sign(y[i] - y[j]))
                balance += dx * dy
                untiedX += dx * dx
                untiedY += dy * dy
            }
        }
        guard untiedX > 0, untiedY > 0 else { return .nan }
        return Double(balance) / (Double(untiedX) * Double(untiedY)).squareRoot()
    }

    private static func sign(_ value: Double) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }
}

/// The rank of each value, from 1; equal values share the mean of their ranks. O(n log n).
func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = values
    var start = 0
    while start < order.count {
        let end = order[start...].firstIndex { values[$0] != values[order[start]] } ?? order.count
        for place in start..<end { ranks[order[place]] = Double(start + 1 + end) / 2 }
        start = end
    }
    return ranks
}
