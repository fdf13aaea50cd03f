/// Statistics that need of each side no more than how often each cell occurs: then the bootstrap and the deals of labels need
/// none but counts, as those of clusters do.
protocol CellStatistics: Sendable {
    /// Cells are 0 ..< cells.
    var cells: Int { get }
    var statistics: [Statistic] { get }

    /// In the order of `statistics`; NaN where one is undefined.
    func values(reference: [Int32], source: [Int32]) -> [Double]
}

extension Resampling {
    /// The statistics of two sides with their interval and their floor.
    ///
    /// `stream` names the comparison, so that each has random numbers of its own. O((bootstrap + permutations) x (n + cells)).
    func estimates(_ cells: some CellStatistics, reference: Sample, source: Sample, stream: String) -> [Estimate] {
        let empty = [Int32](repeating: 0, count: cells.cells)
        let observed = cells.values(
            reference: counted(reference.clusters, clusters: cells.cells), source: counted(source.clusters, clusters: cells.cells))
        let replicates = draws(bootstrap, stream: "bootstrap:\(stream)") { count, generator in
            var (one, other) = (empty, empty)
            return (0..<count).map { _ in
                reference.redraw(into: &one, using: &generator)
                source.redraw(into: &other, using: &generator)
                return cells.values(reference: one, source: other)
            }
        }
        let pack = Deal(reference: reference, source: source, clusters: cells.cells)
        let dealt = draws(permutations, stream: "permutation:\(stream)") { count, generator in
            var (one, other, deal) = (empty, empty, pack)
            return (0..<count).map { _ in
                deal.next(&one, &other, using: &generator)
                return cells.values(reference: one, source: other)
            }
        }
        return cells.statistics.indices.map { index in
            Estimate(
                cells.statistics[index], value: observed[index], replicates: replicates.map { $0[index] },
                dealt: dealt.map { $0[index] }, resampling: self)
        }
    }
}
