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
        let observed = columns.map { $0.values(of: units) }
        let replicates = draws(bootstrap, stream: "bootstrap:\(stream)") { count, generator in
            blocks(of: units, count: count) { $0.resample(using: &generator) }.flatMap { block in
                byDraw(columns.map { $0.values(resampled: block) })
            }
        }
        let permuted = draws(permutations, stream: "permutation:\(stream)") { count, generator in
            blocks(of: units, count: count) { $0.permute(using: &generator) }.flatMap { block in
                byDraw(columns.map { $0.values(permuted: block) })
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

/// `count` draws of units, `next` making each of the one before, in blocks.
private func blocks(of units: UnitDraw, count: Int, next: (inout UnitDraw) -> Void) -> [DrawBlock] {
    var (draw, blocks): (UnitDraw, [DrawBlock]) = (units, [])
    for number in 0..<count {
        next(&draw)
        if number % DrawBlock.size == 0 { blocks.append(DrawBlock(draw)) } else { blocks[blocks.count - 1].append(draw) }
    }
    return blocks
}

/// The values of each draw by column, from those of each column by draw.
private func byDraw(_ values: [[[Double]]]) -> [[[Double]]] {
    (values.first ?? []).indices.map { draw in values.map { $0[draw] } }
}
