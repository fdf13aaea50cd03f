import Numerics

/// Pearson's r over the domains: whether what is more frequent in one domain than in another among people is so in the simulation.
///
/// The published figure does not say whether r is taken label by label or over the flattened matrix of labels and domains
/// (Liu et al., 2605.02624), so there are both, and the mean of the former. Two sides of one distribution have r below 1 where domains
/// have few conversations; the permutations show how far.
///
/// Of labels there is `r` from each domain's shares of all labels given, and `r_prevalence` from the shares of conversations that
/// have the label.
///
/// The cells are those of `LabelCells`, one block for each domain.
struct LabelPattern: CellStatistics {
    static let sameEverywhere = "the same in every domain on one side"

    let domains: Int
    let base: LabelCells

    var cells: Int { domains * base.cells }

    /// Two for each label, two for the flattened matrix, two for the means over the labels that have an r.
    var statistics: [Statistic] {
        let pair = ["r", "r_prevalence"].map { Statistic(name: $0, extreme: .small, undefined: LabelPattern.sameEverywhere) }
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
