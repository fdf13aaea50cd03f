import Numerics

/// Distances between two distributions that are made of means over pairs of points: one of each side, two of the first, two of the second.
///
/// Estimated without bias, over pairs of different records (a U-statistic), so that sides of any size can be compared; values
/// a little under 0 come up by chance. In a bootstrap sample a pair of different records counts as often as it was drawn, and
/// a record drawn twice is no pair with itself, so that replicates lie around the value.
enum PairStatistic: CaseIterable {
    /// The energy distance 2 E|X-Y| - E|X-X'| - E|Y-Y'|: Székely and Rizzo, "Energy statistics" (2013), equation 2.5; 0 only
    /// where the distributions are equal.
    case energy
    /// The squared maximum mean discrepancy E k(X,X') + E k(Y,Y') - 2 E k(X,Y): Gretton et al., "A kernel two-sample test"
    /// (2012), lemma 6. k(x, y) = exp(-|x-y|² / (2 bandwidth²)).
    case discrepancy

    /// The statistic of sums by weights of which the pairs of each side, and between them, come to so much.
    func value(_ sums: PairSums, _ pairs: (first: Double, between: Double, second: Double)) -> Double {
        let (first, between, second) = (sums.first / pairs.first, sums.between / pairs.between, sums.second / pairs.second)
        return self == .energy ? 2 * between - first - second : first + second - 2 * between
    }
}

/// Both statistics of a pair: the value, its replicates, and those of permuted labels.
struct PairStatistics: Sendable {
    var value: Double
    var replicates: [Double]
    var permuted: [Double]

    /// In the order of `functions`, which go with `statistics`. O(n^2 (d + bootstrap + permutations)), n records on both sides.
    static func all(
        _ pair: VectorPair, _ statistics: [(PairStatistic, PairFunction)], bootstrap: [[Int32]], permutations: [[Int32]], threads: Int
    ) -> [PairStatistics] {
        let sums = pairSums(
            pair.points, split: pair.split, of: statistics.map(\.1), weights: bootstrap + permutations, threads: threads)
        let ones = [Int32](repeating: 1, count: pair.points.rows)
        let bootstrapPairs = bootstrap.map { pairs(of: $0, split: pair.split) }
        let sizes = permutations.map { $0.reduce(0) { $0 + Double($1) } }
        return zip(statistics, sums).map { statistic, sums in
            let all = sums[0]
            let replicates = zip(sums[1...], bootstrapPairs).map { statistic.0.value($0, $1) }
            let permuted = zip(sums[(1 + bootstrap.count)...], sizes).map { sums, size in
                let (first, second) = (size, Double(pair.points.rows) - size)
                return statistic.0.value(
                    sums.permuted(of: all.total), (first * (first - 1) / 2, first * second, second * (second - 1) / 2))
            }
            return PairStatistics(
                value: statistic.0.value(all, pairs(of: ones, split: pair.split)), replicates: replicates, permuted: permuted)
        }
    }

    /// What the weights w_i w_j of pairs of different points come to.
    private static func pairs(of weights: [Int32], split: Int) -> (first: Double, between: Double, second: Double) {
        func total(_ side: ArraySlice<Int32>) -> Double { side.reduce(0) { $0 + Double($1) } }
        func pairs(_ side: ArraySlice<Int32>) -> Double {
            (total(side) * total(side) - side.reduce(0) { $0 + Double($1) * Double($1) }) / 2
        }
        let (first, second) = (weights[..<split], weights[split...])
        return (pairs(first), total(first) * total(second), pairs(second))
    }
}

extension PairSums {
    /// The sums when the points of weight 1 are the first side, those of weight 0 the second, and all pairs have `total`.
    fileprivate func permuted(of total: Double) -> PairSums {
        let inside = self.total
        let between = touching - 2 * inside
        return PairSums(first: inside, between: between, second: total - inside - between)
    }
}
