/// Distances between two sides of a set of labels, of which a conversation has none, one or several, a label perhaps more than once.
///
/// The published figures do not say which of two readings they are (Liu et al., 2605.02624), so there are both:
/// - `tvd`, total variation of the shares of all labels that were given: 1/2 sum_x |P(x) - Q(x)|, P and Q summing to one; 0 to 1.
/// - `tvd_prevalence`: the same sum over the shares of conversations that have the label at all, which do not sum to one; 0 to
///   half the number of labels.
///
/// After these two each label's `difference`, its share Q(x) less P(x).
///
/// The cells: 0 ..< L how often each label was given, L ..< 2L in how many conversations, 2L how many conversations there are.
struct LabelCells: CellStatistics {
    let labels: Int

    /// How many of the statistics are distances, which come first.
    static let distances = 2

    var statistics: [Statistic] {
        [
            Statistic(name: "tvd", corrected: 0...1, undefined: "a side has no label at all"),
            Statistic(name: "tvd_prevalence", corrected: 0...(Double(labels) / 2)),
        ] + Array(repeating: Statistic(name: "difference", extreme: .farFromZero), count: labels)
    }

    var cells: Int { 2 * labels + 1 }

    /// The cells of one conversation's labels.
    func cells(of given: some Sequence<Int32>) -> [Int32] {
        let given = Array(given)
        return given + Set(given).sorted().map { Int32(labels) + $0 } + [Int32(2 * labels)]
    }

    /// Each label's share of all labels that were given; NaN where none was.
    func shares(_ counts: [Int32], from first: Int = 0) -> [Double] {
        let given = counts[first..<(first + labels)]
        let total = Double(given.reduce(0, +))
        return given.map { Double($0) / total }
    }

    /// The share of conversations that have each label; NaN where there is no conversation.
    func prevalences(_ counts: [Int32], from first: Int = 0) -> [Double] {
        let conversations = Double(counts[first + 2 * labels])
        return counts[(first + labels)..<(first + 2 * labels)].map { Double($0) / conversations }
    }

    func values(reference: [Int32], source: [Int32]) -> [Double] {
        let noLabels = [reference, source].contains { $0[..<labels].allSatisfy { $0 == 0 } }
        let (p, q) = (shares(reference), shares(source))
        let distances = [noLabels ? .nan : totalVariation(p, q), totalVariation(prevalences(reference), prevalences(source))]
        return distances + zip(p, q).map { $1 - $0 }
    }
}

/// Half the sum of the absolute differences.
func totalVariation(_ p: [Double], _ q: [Double]) -> Double { zip(p, q).reduce(0) { $0 + abs($1.0 - $1.1) } / 2 }
