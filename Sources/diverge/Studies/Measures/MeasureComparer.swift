import Findings
import Numerics
import Stage

/// Compares the values of each measure, or aspect, of one table in every source with those in the reference.
struct MeasureComparer {
    let table: MeasureTable
    let settings: MeasureSettings

    /// Refuses a table in which there is nothing to compare.
    init(_ table: MeasureTable, settings: MeasureSettings) throws {
        (self.table, self.settings) = (table, settings)
        try checkSources(Set(table.sources.all), reference: settings.reference, facet: table.content.facet)
    }

    /// The sources other than the reference, by name.
    var sources: [String] { table.sources.all.sorted().filter { $0 != settings.reference } }

    /// Of measures: measure by measure, in each all domains together, then domain by domain, then the
    /// patterns. Of aspects: all domains together, then domain by domain, in each source by source, then the patterns.
    func findings(to output: FindingOutput) throws {
        let isAspects = table.content.isAspects
        let stage = settings.stage(isAspects ? "aspects" : "measures", [settings.digested])
        let writer = MeasureFindings(settings: settings, facet: table.content.facet, via: Via.extended(table.via, by: stage))
        let measured = measuredRows()
        if isAspects { try aspects(measured: measured) { try output.write(writer.dimension($0, $1)) } }
        for column in table.columns {
            let column = isAspects && column.isNumber ? column.filled(records: table.rows.count) : column
            let sides = MeasureSides(column.records, table, measured: measured)
            for domain in isAspects ? [] : [nil] + table.domainsByName {
                try dimensions(column, sides, domain: domain) { try output.write(writer.dimension($0, column)) }
            }
            for source in sources where !table.domains.all.isEmpty {
                for pattern in patterns(column, sides, source) { try output.write(writer.pattern(pattern, column, source: source)) }
            }
        }
        if table.dropped > 0 { output.warn("\(table.dropped) records with keep false are left out") }
    }

    /// By source and domain, and by source under nil: the conversations that have any measure.
    private func measuredRows() -> [[Int32?: Int]] {
        var counts = [[Int32?: Int]](repeating: [:], count: table.sources.all.count)
        for row in table.rows where row.isMeasured {
            counts[Int(row.source)][row.domain, default: 0] += 1
            counts[Int(row.source)][nil, default: 0] += 1
        }
        return counts
    }

    /// What a random stream is named after.
    func stream(_ purpose: String, _ parts: String...) -> String {
        ([purpose] + (table.content.facet.map { [$0] } ?? []) + parts).joined(separator: ":")
    }

    /// The sources' comparisons in one domain, or all; in one they need the minimum on both sides.
    private func dimensions(
        _ column: MeasureColumn, _ sides: MeasureSides, domain: Int32?, each: (ComparedMeasure) throws -> Void
    ) throws {
        let comparisons = sources.compactMap { sides.comparison($0, with: settings.reference, domain: domain, minimum: settings.minimum) }
        var compared = comparisons.filter { domain == nil || !$0.warnings.contains(.smallN) }.map { compare($0, column, sides) }
        var tested = compared.compactMap(\.estimates)
        adjust(&tested) { $1.statistic.name }
        for index in compared.indices where compared[index].estimates != nil { compared[index].estimates = tested.removeFirst() }
        for var result in compared {
            result.missing = sides.missing(result.comparison, from: settings.reference)
            try each(result)
        }
    }

    private func compare(_ comparison: MeasureComparison, _ column: MeasureColumn, _ sides: MeasureSides) -> ComparedMeasure {
        guard !comparison.reference.isEmpty, !comparison.simulated.isEmpty else { return ComparedMeasure(comparison: comparison) }
        let name = stream("measures", column.name, comparison.domain ?? "", comparison.source)
        let cells: CellColumn
        let (one, other): (Sample, Sample)
        if column.isNumber {
            let numbers = NumberCells((comparison.reference + comparison.simulated).map { column.numbers[$0] })
            (one, other) = samples(comparison.reference, comparison.simulated, sides) { [numbers.cell(of: column.numbers[$0])] }
            cells = CellColumn(numbers, reference: one, source: other)
        } else {
            let labels = LabelCells(labels: column.labels.all.count)
            (one, other) = samples(comparison.reference, comparison.simulated, sides) { labels.cells(of: column.labels(at: $0)) }
            cells = CellColumn(labels, reference: one, source: other)
        }
        let units = UnitDraw(reference: one.units, source: other.units)
        let estimates = settings.resampling.estimates([cells], units: units, stream: name)[0]
        return ComparedMeasure(comparison, cells, counts: cells.counts(resampled: units), estimates, labels: column.labels.all)
    }

    /// The patterns of a measure over the domains: of each label, of all together, or of a number.
    private func patterns(_ column: MeasureColumn, _ sides: MeasureSides, _ source: String) -> [ComparedPattern] {
        let domains = sides.domains(source, settings.reference, minimum: settings.minimum)
        guard domains.count >= ComparedPattern.leastDomains else { return [ComparedPattern(domains: domains.count)] }
        let numbers = Dictionary(uniqueKeysWithValues: domains.enumerated().map { ($1, $0) })
        func positions(_ source: String) -> [Int] {
            domains.flatMap { domain in
                let comparison = sides.comparison(source, with: settings.reference, domain: domain, minimum: settings.minimum)
                return (source == settings.reference ? comparison?.reference : comparison?.simulated) ?? []
            }
        }
        func domain(_ position: Int) -> Int { numbers[sides.row(at: position).domain] ?? 0 }
        let (reference, simulated) = (positions(settings.reference), positions(source))
        let stream = stream("patterns", column.name, source)
        var pattern = ComparedPattern(domains: domains.count, reference: reference.count, source: simulated.count)
        if column.isNumber {
            let cells = NumberPattern((reference + simulated).map { (domain($0), column.numbers[$0]) }, domains: domains.count)
            let (one, other) = samples(reference, simulated, sides) { [cells.cell(of: column.numbers[$0], domain: domain($0))] }
            pattern.estimates = settings.resampling.estimates(cells, reference: one, source: other, stream: stream)
            return [pattern]
        }
        let cells = LabelPattern(domains: domains.count, base: LabelCells(labels: column.labels.all.count))
        let (one, other) = samples(reference, simulated, sides) { position in
            let first = Int32(domain(position) * cells.base.cells)
            return cells.base.cells(of: column.labels(at: position)).map { first + $0 }
        }
        let estimates = settings.resampling.estimates(cells, reference: one, source: other, stream: stream)
        pattern.estimates = Array(estimates[(2 * cells.base.labels)...])
        return column.labels.all.enumerated().map { index, label in
            var own = pattern
            (own.label, own.estimates) = (label, Array(estimates[(2 * index)..<(2 * index + 2)]))
            return own
        } + [pattern]
    }

    /// Both sides as samples of cells, held together by the unit of their conversation.
    private func samples(
        _ reference: [Int], _ simulated: [Int], _ sides: MeasureSides, cells: (Int) -> [Int32]
    ) -> (Sample, Sample) {
        func sample(_ positions: [Int]) -> Sample {
            var (all, units): ([Int32], [Int32]) = ([], [])
            for position in positions {
                let own = cells(position)
                all += own
                units += repeatElement(sides.row(at: position).unit, count: own.count)
            }
            return Sample(all, unitOf: units)
        }
        return (sample(reference), sample(simulated))
    }
}
