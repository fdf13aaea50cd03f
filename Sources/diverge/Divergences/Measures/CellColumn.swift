/// The cells that the conversations of both sides have, each with the resampling unit of its conversation.
struct CellColumn: Sendable {
    let statistics: any CellStatistics
    /// Entry i: a conversation of the unit `units[i]` has the cell `cells[i]`. The reference's entries come first.
    private let units: [Int32]
    private let cells: [Int32]
    private let referenceEntries: Int
    /// The cell of all conversations that have no entry, where these have one: the zeros of a number that is mostly 0.
    private let rest: Rest?
    /// The counts of both sides together.
    private let all: [Int32]

    /// A cell, and how many conversations each unit has: of such a column a conversation has one entry at most.
    struct Rest: Sendable {
        var cell: Int32
        var sizes: [Int32]
    }

    init(_ statistics: any CellStatistics, reference: [(unit: Int32, cell: Int32)], source: [(unit: Int32, cell: Int32)], rest: Rest? = nil)
    {
        (self.statistics, self.rest, referenceEntries) = (statistics, rest, reference.count)
        units = reference.map(\.unit) + source.map(\.unit)
        cells = reference.map(\.cell) + source.map(\.cell)
        var all = [Int32](repeating: 0, count: statistics.cells)
        for cell in cells { all[Int(cell)] += 1 }
        if let rest { all[Int(rest.cell)] += rest.sizes.reduce(0, +) - Int32(cells.count) }
        self.all = all
    }

    /// The cells of two samples; the source's units are numbered after the reference's.
    init(_ statistics: any CellStatistics, reference: Sample, source: Sample) {
        func entries(_ sample: Sample, from first: Int) -> [(unit: Int32, cell: Int32)] {
            (0..<sample.units).flatMap { unit in sample[unit].map { (Int32(first + unit), $0) } }
        }
        self.init(statistics, reference: entries(reference, from: 0), source: entries(source, from: reference.units))
    }

    /// The counts of both sides of a bootstrap sample, or before any.
    func counts(resampled draw: UnitDraw) -> (reference: [Int32], source: [Int32]) { counts(resampled: DrawBlock(draw))[0] }

    /// The counts of both sides after the labels were permuted.
    func counts(permuted draw: UnitDraw) -> (reference: [Int32], source: [Int32]) { counts(permuted: DrawBlock(draw))[0] }

    /// The statistics of both sides before any draw.
    func values(of units: UnitDraw) -> [Double] { values(resampled: DrawBlock(units))[0] }

    /// The statistics of both sides of bootstrap samples.
    func values(resampled block: DrawBlock) -> [[Double]] {
        counts(resampled: block).map { statistics.values(reference: $0.reference, source: $0.source) }
    }

    /// The statistics of both sides after the labels were permuted, for each of some permutations.
    func values(permuted block: DrawBlock) -> [[Double]] {
        counts(permuted: block).map { statistics.values(reference: $0.reference, source: $0.source) }
    }

    private func counts(resampled block: DrawBlock) -> [(reference: [Int32], source: [Int32])] {
        let units = 0..<block.weights.count
        let reference = counts(block.weights, entries: 0..<referenceEntries, units: units.prefix(block.reference))
        let source = counts(block.weights, entries: referenceEntries..<cells.count, units: units.dropFirst(block.reference))
        return (0..<block.count).map { place in (reference.map { $0[place] }, source.map { $0[place] }) }
    }

    private func counts(permuted block: DrawBlock) -> [(reference: [Int32], source: [Int32])] {
        let reference = counts(block.weights, entries: 0..<cells.count, units: 0..<block.weights.count)
        return (0..<block.count).map { place in
            (reference.map { $0[place] }, zip(all, reference).map { $0 &- $1[place] })
        }
    }

    /// How often each cell occurs among some entries, where a unit counts as often as its weights say. O(entries + cells).
    private func counts(_ weights: [DrawBlock.Counts], entries: Range<Int>, units some: Range<Int>) -> [DrawBlock.Counts] {
        var counts = [DrawBlock.Counts](repeating: .zero, count: statistics.cells)
        weights.withUnsafeBufferPointer { weights in
            units.withUnsafeBufferPointer { units in
                cells.withUnsafeBufferPointer { cells in
                    counts.withUnsafeMutableBufferPointer { counts in
                        for entry in entries { counts[Int(cells[entry])] &+= weights[Int(units[entry])] }
                    }
                }
            }
        }
        guard let rest else { return counts }
        var missing = counts.reduce(DrawBlock.Counts.zero) { $0 &- $1 }
        for unit in some { missing &+= weights[unit] &* rest.sizes[unit] }
        counts[Int(rest.cell)] &+= missing
        return counts
    }
}
