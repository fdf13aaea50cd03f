import Findings

/// The resampling units of a comparison's conversations, all aspects' in one: an aspect is one column of cells over them.
struct ConversationUnits {
    let draw: UnitDraw
    /// By number of the table's record: its unit in the draw; -1 where it is not in the comparison.
    private let units: [Int32]
    /// How many conversations each unit has.
    private let sizes: [Int32]
    /// The records of either side, from the first to the last.
    private let reference: ClosedRange<Int32>
    private let source: ClosedRange<Int32>

    /// The comparison's positions are numbers of records, ascending; nil where a side has none. O(records).
    init?(_ comparison: MeasureComparison, _ rows: [MeasureRow]) {
        func span(_ side: [Int]) -> ClosedRange<Int32>? { side.first.map { Int32($0)...Int32(side[side.count - 1]) } }
        guard let reference = span(comparison.reference), let source = span(comparison.simulated) else { return nil }
        var units = [Int32](repeating: -1, count: rows.count)
        var sizes: [Int32] = []
        func number(_ side: [Int]) {
            var known: [Int32: Int] = [:]
            for row in side {
                let unit = known[rows[row].unit] ?? sizes.count
                if unit == sizes.count {
                    known[rows[row].unit] = unit
                    sizes.append(0)
                }
                sizes[unit] += 1
                units[row] = Int32(unit)
            }
        }
        number(comparison.reference)
        let first = sizes.count
        number(comparison.simulated)
        draw = UnitDraw(reference: first, source: sizes.count - first)
        (self.units, self.sizes, self.reference, self.source) = (units, sizes, reference, source)
    }

    /// A column's cells: of a number those that are not left out, the rest being 0. O(n log n) in the column's values.
    func cells(_ column: MeasureColumn) -> CellColumn {
        let (one, other) = (positions(column, reference), positions(column, source))
        guard column.isNumber else {
            let cells = LabelCells(labels: column.labels.all.count)
            func entries(_ positions: [Int]) -> [(unit: Int32, cell: Int32)] {
                positions.flatMap { position in
                    let unit = units[Int(column.records[position])]
                    return cells.cells(of: column.labels(at: position)).map { (unit, $0) }
                }
            }
            return CellColumn(cells, reference: entries(one), source: entries(other))
        }
        let cells = NumberCells([0] + (one + other).map { column.numbers[$0] })
        func entries(_ positions: [Int]) -> [(unit: Int32, cell: Int32)] {
            positions.map { (units[Int(column.records[$0])], cells.cell(of: column.numbers[$0])) }
        }
        return CellColumn(
            cells, reference: entries(one), source: entries(other), rest: CellColumn.Rest(cell: cells.cell(of: 0), sizes: sizes))
    }

    /// The positions in a column of a side's records that have a value. The records of a source follow each other.
    private func positions(_ column: MeasureColumn, _ side: ClosedRange<Int32>) -> [Int] {
        column.positions(from: side.lowerBound).prefix { column.records[$0] <= side.upperBound }.filter {
            units[Int(column.records[$0])] >= 0
        }
    }
}

extension MeasureComparer {
    /// Compares all aspects of one source after the other. All aspects of a conversation are drawn and permuted together, so that one
    /// draw serves them all; p-values are adjusted over the aspects of the source.
    func aspects(measured: [[Int32?: Int]], each: (ComparedMeasure, MeasureColumn) throws -> Void) throws {
        let everyone = MeasureSides(Array(0..<Int32(table.rows.count)), table, measured: measured)
        let sides = table.columns.map { $0.isNumber ? everyone : MeasureSides($0.records, table, measured: measured) }
        for domain in [nil] + table.domainsByName {
            for source in sources {
                func comparison(_ sides: MeasureSides) -> MeasureComparison? {
                    sides.comparison(source, with: settings.reference, domain: domain, minimum: settings.minimum)
                }
                guard let all = comparison(everyone), domain == nil || !all.warnings.contains(.smallN),
                    let units = ConversationUnits(all, table.rows)
                else { continue }
                let comparisons = zip(table.columns, sides).map { $0.isNumber ? all : comparison($1) }
                for (index, result) in compared(comparisons, units).enumerated() {
                    guard var result else { continue }
                    result.missing = sides[index].missing(result.comparison, from: settings.reference)
                    try each(result, table.columns[index])
                }
            }
        }
    }

    /// Column by column; nil where neither side has it.
    private func compared(_ comparisons: [MeasureComparison?], _ units: ConversationUnits) -> [ComparedMeasure?] {
        var results = comparisons.map { $0.map(ComparedMeasure.init) }
        let both = comparisons.indices.filter { index in comparisons[index].map { !$0.reference.isEmpty && !$0.simulated.isEmpty } ?? false
        }
        let cells = both.map { units.cells(table.columns[$0]) }
        guard let any = comparisons.lazy.compactMap({ $0 }).first else { return results }
        let estimates = settings.resampling.estimates(cells, units: units.draw, stream: stream("aspects", any.domain ?? "", any.source))
        for (place, index) in both.enumerated() {
            guard let comparison = comparisons[index] else { continue }
            results[index] = ComparedMeasure(
                comparison, cells[place], counts: cells[place].counts(resampled: units.draw), estimates[place],
                labels: table.columns[index].labels.all)
        }
        adjust(&results, among: both)
        return results
    }

    /// One test an aspect is adjusted with those of the others: ks of a number, tvd of labels; the other statistics by their names.
    private func adjust(_ results: inout [ComparedMeasure?], among both: [Int]) {
        var tested = both.compactMap { results[$0]?.estimates }
        diverge.adjust(&tested) { $1.statistic.name == "tvd" ? "ks" : $1.statistic.name }
        let aspects = tested.count { $0.contains { ["ks", "tvd"].contains($0.statistic.name) && $0.test != nil } }
        for (index, estimates) in zip(both, tested) {
            results[index]?.estimates = estimates
            results[index]?.aspects = aspects
            if estimates.contains(where: isOutOfHolmsReach) { results[index]?.comparison.warnings.append(.fewPermutations) }
        }
    }

    /// Whether no permutation lay as far, and yet p_holm is not small: with fewer permutations than aspects times 20 it cannot be.
    private func isOutOfHolmsReach(_ estimate: Estimate) -> Bool {
        guard ["ks", "tvd"].contains(estimate.statistic.name), let p = estimate.test?.p, let holm = estimate.adjusted?.holm else {
            return false
        }
        return p * Double(settings.resampling.permutations + 1) < 1.5 && holm > 1 - settings.resampling.confidence
    }
}
