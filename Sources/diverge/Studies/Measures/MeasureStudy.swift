import Findings
import Numerics
import Stage

/// Protocol 5: how far each measure's values in a source lie from those in the reference (Liu et al., 2605.02624).
struct MeasureStudy {
    let table: MeasureTable
    let settings: Settings

    static let help = """
        From measures records {id, source, measures: {name: number, label or list of labels}, domain?, user?} come findings of kind \
        dimension: for each measure and source, all domains together and each domain in which both sides have --minimum. Labels: tvd \
        (total variation of the shares of all labels given) and tvd_prevalence (half the summed difference of the shares of \
        conversations that have each label, which do not sum to one); both from 0, not times 100. Numbers: w1 (Wasserstein-1), ks \
        (Kolmogorov-Smirnov, its _p by permutation), mean_reference, mean_source, mean_difference, and cliffs_delta, the chance of a larger \
        value less that of a smaller one, chosen over Cohen's d because counts have long tails. Floors and p-values of the last two are \
        of their size without the sign. Small distances are pushed up by sampling, and their percentile interval (_low, _high) with them: \
        _corrected, with _corrected_low and _high, has that bias taken off by the bootstrap. Of labels the list labels has each one's share p \
        (reference) and q (source) of all given with the interval of q - p (difference_low, _high). null is a value that could not be measured: missing_source and missing_reference count those.
        A finding of kind domain_pattern has Pearson's r over the domains, people against the source: r by label (r of the shares given, \
        r_prevalence), without label over the flattened matrix (r, r_prevalence) and the means over the labels (r_mean, \
        r_prevalence_mean); of a number, r of the domains' means. Its floor is from above: the r that two sides of one law reach.
        _p_holm and _p_bh are adjusted over the simulators of one measure and domain, not over measures.
        Behaviors with aspects {name: number or label}, as extract writes them, are compared in the same way, facet by facet, without embed and \
        quantize: measure is the aspect's name. A number that a record leaves out is 0 where any record has one; a label is absent. \
        All aspects of a conversation are drawn together, and _p_holm and _p_bh are adjusted over the aspects of one source \
        (adjusted_aspects of them): ks of numbers and tvd of labels as one family, the other statistics by their names. The warning \
        few_permutations marks an aspect that no deal reached, but whose p_holm cannot be small: raise --permutations to 20 an aspect.
        """

    init(_ table: MeasureTable, settings: Settings) { (self.table, self.settings) = (table, settings) }

    /// Refuses input in which there is nothing to compare.
    func checkSources() throws {
        try diverge.checkSources(Set(table.sources.all), reference: settings.reference, facet: table.content.facet)
    }

    /// The sources other than the reference, by name.
    var sources: [String] { table.sources.all.sorted().filter { $0 != settings.reference } }

    /// Calls `write` with each finding. Of measures: measure by measure, in each all domains together, then domain by domain, then the
    /// patterns. Of aspects: all domains together, then domain by domain, in each source by source, then the patterns.
    func findings(write: (any Finding) throws -> Void) throws {
        let isAspects = table.content.isAspects
        let stage = settings.stage(isAspects ? "aspects" : "measures", [settings.measures.digested])
        let writer = MeasureFindings(settings: settings, facet: table.content.facet, via: Via.extended(table.via, by: stage))
        let measured = measuredRows()
        if isAspects { try aspects(measured: measured) { try write(writer.dimension($0, $1)) } }
        for column in table.columns {
            let column = isAspects && column.isNumber ? column.filled(records: table.rows.count) : column
            let sides = MeasureSides(column.records, table, measured: measured)
            for domain in isAspects ? [] : [nil] + table.domainsByName {
                try dimensions(column, sides, domain: domain) { try write(writer.dimension($0, column)) }
            }
            for source in sources where !table.domains.all.isEmpty {
                for pattern in patterns(column, sides, source) { try write(writer.pattern(pattern, column, source: source)) }
            }
        }
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
