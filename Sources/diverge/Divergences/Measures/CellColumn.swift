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
    func counts(resampled draw: UnitDraw) -> (reference: [Int32], source: [Int32]) {
        let units = 0..<draw.weights.count
        return (
            counts(draw.weights, entries: 0..<referenceEntries, units: units.prefix(draw.reference)),
            counts(draw.weights, entries: referenceEntries..<cells.count, units: units.dropFirst(draw.reference))
        )
    }

    /// The counts of both sides after the labels were permuted.
    func counts(permuted draw: UnitDraw) -> (reference: [Int32], source: [Int32]) {
        var source = all
        let reference = counts(draw.weights, entries: 0..<cells.count, units: 0..<draw.weights.count)
        for cell in source.indices { source[cell] &-= reference[cell] }
        return (reference, source)
    }

    /// The statistics of both sides of a bootstrap sample, or before any.
    func values(resampled draw: UnitDraw) -> [Double] {
        let (reference, source) = counts(resampled: draw)
        return statistics.values(reference: reference, source: source)
    }

    /// The statistics of both sides after the labels were permuted.
    func values(permuted draw: UnitDraw) -> [Double] {
        let (reference, source) = counts(permuted: draw)
        return statistics.values(reference: reference, source: source)
    }

    /// How often each cell occurs among some entries, where a unit counts as often as its weight says. O(entries + cells).
    private func counts(_ weights: [Int32], entries: Range<Int>, units some: Range<Int>) -> [Int32] {
        var counts = [Int32](repeating: 0, count: statistics.cells)
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
        var missing = -counts.reduce(0, &+)
        for unit in some { missing &+= weights[unit] &* rest.sizes[unit] }
        counts[Int(rest.cell)] &+= missing
        return counts
    }
}
