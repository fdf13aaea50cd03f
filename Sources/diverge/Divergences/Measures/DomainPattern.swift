import Numerics

/// Whether what is more frequent in one domain than in another among people is so in the simulation: Pearson's r over the domains.
///
/// The published figure does not say whether r is taken label by label or over the flattened matrix of labels and domains
/// (Liu et al., 2605.02624), so there are both, and the mean of the former. Two sides of one distribution have r below 1 where domains have
/// few conversations; the permutations show how far.
private let sameEverywhere = "the same in every domain on one side"

/// r of labels: `r` from each domain's shares of all labels given, `r_prevalence` from the shares of conversations that have the label.
///
/// The cells are those of `LabelCells`, one block for each domain.
struct LabelPattern: CellStatistics {
    let domains: Int
    let base: LabelCells

    var cells: Int { domains * base.cells }

    /// Two for each label, two for the flattened matrix, two for the means over the labels that have an r.
    var statistics: [Statistic] {
        let pair = ["r", "r_prevalence"].map { Statistic(name: $0, extreme: .small, undefined: sameEverywhere) }
        let means = ["r_mean", "r_prevalence_mean"].map { Statistic(name: $0, extreme: .small, undefined: "no label has an r") }
        return (0...base.labels).flatMap { _ in pair } + means
    }

    /// A domain without a conversation, or a label, on a side is left out of the correlation.
    func values(reference: [Int32], source: [Int32]) -> [Double] {
        let readings = [LabelCells.shares, LabelCells.prevalences].map { reading in
            var (x, y): ([[Double]], [[Double]]) = ([], [])
            for domain in 0..<domains {
                let (p, q) = (reading(base)(reference, domain * base.cells), reading(base)(source, domain * base.cells))
                guard !(p + q).contains(where: \.isNaN) else { continue }
                x.append(p)
                y.append(q)
            }
            let byLabel = (0..<base.labels).map { label in pearson(x.map { $0[label] }, y.map { $0[label] }) }
            let defined = byLabel.filter(\.isFinite)
            return byLabel + [pearson(x.flatMap { $0 }, y.flatMap { $0 }), mean(defined)]
        }
        return zip(readings[0], readings[1]).flatMap { [$0, $1] }
    }
}

/// r of a number: over the domains' means.
struct NumberPattern: CellStatistics {
    /// The domain and the value of each cell: only pairs that occur have one.
    private let pairs: [(domain: Int, value: Double)]
    private let domains: Int

    let statistics = [Statistic(name: "r", extreme: .small, undefined: sameEverywhere)]

    var cells: Int { pairs.count }

    /// The cells of numbers with their domain, 0 ..< domains. O(n log n).
    init(_ numbers: [(domain: Int, value: Double)], domains: Int) {
        self.domains = domains
        pairs = numbers.sorted { ($0.domain, $0.value) < ($1.domain, $1.value) }.reduce(into: []) { pairs, pair in
            if let last = pairs.last, last == pair { return }
            pairs.append(pair)
        }
    }

    /// The cell of a number that occurs in the domain. O(log n).
    func cell(of number: Double, domain: Int) -> Int32 {
        var (low, high) = (0, pairs.count)
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle] < (domain, number) { low = middle + 1 } else { high = middle }
        }
        return Int32(low)
    }

    func values(reference: [Int32], source: [Int32]) -> [Double] {
        let (x, y) = (means(reference), means(source))
        let both = (0..<domains).filter { x[$0].isFinite && y[$0].isFinite }
        return [pearson(both.map { x[$0] }, both.map { y[$0] })]
    }

    /// The mean in each domain; NaN where it has no record.
    private func means(_ counts: [Int32]) -> [Double] {
        var (sums, n) = ([Double](repeating: 0, count: domains), [Double](repeating: 0, count: domains))
        for (pair, count) in zip(pairs, counts) where count > 0 {
            sums[pair.domain] += Double(count) * pair.value
            n[pair.domain] += Double(count)
        }
        return zip(sums, n).map { $0 / $1 }
    }
}
