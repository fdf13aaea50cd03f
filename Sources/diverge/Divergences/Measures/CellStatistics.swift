/// Statistics that need of each side no more than how often each cell occurs: then the bootstrap and the permutations need
/// none but counts, as those of clusters do.
protocol CellStatistics: Sendable {
    /// Cells are 0 ..< cells.
    var cells: Int { get }
    var statistics: [Statistic] { get }

    /// In the order of `statistics`; NaN where one is undefined.
    func values(reference: [Int32], source: [Int32]) -> [Double]
}

extension Resampling {
    /// The statistics of each column with their interval and their floor, all columns from the same draws of the units.
    ///
    /// `stream` names the comparison, so that each has random numbers of its own.
    /// O((bootstrap + permutations) x (units + entries + cells)).
    func estimates(_ columns: [CellColumn], units: UnitDraw, stream: String) -> [[Estimate]] {
        let observed = columns.map { $0.values(resampled: units) }
        let replicates = draws(bootstrap, stream: "bootstrap:\(stream)") { count, generator in
            var draw = units
            return (0..<count).map { _ in
                draw.resample(using: &generator)
                return columns.map { $0.values(resampled: draw) }
            }
        }
        let permuted = draws(permutations, stream: "permutation:\(stream)") { count, generator in
            var draw = units
            return (0..<count).map { _ in
                draw.permute(using: &generator)
                return columns.map { $0.values(permuted: draw) }
            }
        }
        return columns.indices.map { column in
            columns[column].statistics.statistics.enumerated().map { index, statistic in
                Estimate(
                    statistic, value: observed[column][index], replicates: replicates.map { $0[column][index] },
                    permuted: permuted.map { $0[column][index] }, resampling: self)
            }
        }
    }

    /// The same of one column.
    func estimates(_ statistics: some CellStatistics, reference: Sample, source: Sample, stream: String) -> [Estimate] {
        let column = CellColumn(statistics, reference: reference, source: source)
        return estimates([column], units: UnitDraw(reference: reference.units, source: source.units), stream: stream)[0]
    }
}
