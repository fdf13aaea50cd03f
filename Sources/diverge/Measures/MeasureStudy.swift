import Numerics
import Stage

/// Protocol 5: how far each measure's values in a source lie from those in the reference (Liu et al., 2605.02624).
struct MeasureStudy {
    private let table: MeasureTable
    private let settings: Settings

    static let help = """
        From measures records {id, source, measures: {name: number, label or list of labels}, domain?, user?} come findings of kind \
        dimension: for each measure and source, all domains together and each domain in which both sides have --minimum. Labels: tvd \
        (total variation of the shares of all labels given) and tvd_prevalence (half the summed difference of the shares of \
        conversations that have each label, which do not sum to one); both from 0, not times 100. Numbers: w1 (Wasserstein-1), ks \
        (Kolmogorov-Smirnov, its _p by permutation), mean_reference, mean_source, mean_difference, and cliffs_delta, the chance of a larger \
        value less that of a smaller one, chosen over Cohen's d because counts have long tails. Floors and p-values of the last two are \
        of their size without the sign. Small distances are pushed up by sampling, and their percentile interval (_low, _high) with them: \
        _corrected, with _corrected_low and _high, has that bias taken off by the bootstrap. null is a value that could not be measured: missing_source and missing_reference count those.
        A finding of kind domain_pattern has Pearson's r over the domains, people against the source: r by label (r of the shares given, \
        r_prevalence), without label over the flattened matrix (r, r_prevalence) and the means over the labels (r_mean, \
        r_prevalence_mean); of a number, r of the domains' means. Its floor is from above: the r that two sides of one law reach.
        _p_holm and _p_bh are adjusted over the simulators of one measure and domain, not over measures.
        """

    init(_ table: MeasureTable, settings: Settings) { (self.table, self.settings) = (table, settings) }

    /// Refuses input in which there is nothing to compare.
    func checkSources() throws { try diverge.checkSources(Set(table.sources.all), reference: settings.reference) }

    /// Calls `write` with each finding: measure by measure, in each all domains together, then domain by domain, then the patterns.
    func findings(write: (JSONObject) throws -> Void) throws {
        let writer = MeasureFindings(
            settings: settings, via: Via.extended(table.via, by: settings.stage("measures", [settings.measures.digested])))
        let measured = measuredRows()
        let sources = table.sources.all.sorted().filter { $0 != settings.reference }
        for column in table.columns {
            let sides = MeasureSides(column, table, measured: measured)
            for domain in [nil] + table.domains.all.indices.sorted(by: { table.domains.all[$0] < table.domains.all[$1] }).map(Int32.init) {
                try dimensions(sides, sources, domain: domain) { try write(writer.dimension($0, column)) }
            }
            for source in sources where !table.domains.all.isEmpty {
                for pattern in patterns(sides, source) { try write(writer.pattern(pattern, column, source: source)) }
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

    /// The sources' comparisons in one domain, or all; in one they need the minimum on both sides.
    private func dimensions(
        _ sides: MeasureSides, _ sources: [String], domain: Int32?, each: (ComparedMeasure) throws -> Void
    ) throws {
        let comparisons = sources.compactMap { source -> MeasureComparison? in
            guard let comparison = sides.comparison(source, with: settings.reference, domain: domain, minimum: settings.minimum),
                domain == nil || !comparison.warnings.contains("small_n")
            else { return nil }
            return comparison
        }
        var compared = comparisons.map { compare($0, sides) }
        var tested = compared.compactMap(\.estimates)
        adjust(&tested)
        for index in compared.indices where compared[index].estimates != nil { compared[index].estimates = tested.removeFirst() }
        for result in compared { try each(result) }
    }

    private func compare(_ comparison: MeasureComparison, _ sides: MeasureSides) -> ComparedMeasure {
        var result = ComparedMeasure(comparison: comparison)
        guard !comparison.reference.isEmpty, !comparison.simulated.isEmpty else { return result }
        let stream = "measures:\(sides.column.name):\(comparison.domain ?? ""):\(comparison.source)"
        if sides.column.isNumber {
            let cells = NumberCells((comparison.reference + comparison.simulated).map { sides.column.numbers[$0] })
            let (one, other) = samples(comparison.reference, comparison.simulated, sides) { [cells.cell(of: sides.column.numbers[$0])] }
            result.means = (cells.mean(counted(one.clusters, clusters: cells.cells)), cells.mean(counted(other.clusters, clusters: cells.cells)))
            result.estimates = settings.resampling.estimates(cells, reference: one, source: other, stream: stream)
        } else {
            let cells = LabelCells(labels: sides.column.labels.all.count)
            let (one, other) = samples(comparison.reference, comparison.simulated, sides) { cells.cells(of: sides.column.labels(at: $0)) }
            let counts = (counted(one.clusters, clusters: cells.cells), counted(other.clusters, clusters: cells.cells))
            result.labels = LabelShares(cells, sides.column.labels.all, reference: counts.0, source: counts.1)
            result.estimates = settings.resampling.estimates(cells, reference: one, source: other, stream: stream)
        }
        return result
    }

    /// The patterns of a measure over the domains: of each label, of all together, or of a number.
    private func patterns(_ sides: MeasureSides, _ source: String) -> [ComparedPattern] {
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
        let stream = "patterns:\(sides.column.name):\(source)"
        var pattern = ComparedPattern(domains: domains.count, reference: reference.count, source: simulated.count)
        if sides.column.isNumber {
            let cells = NumberPattern((reference + simulated).map { (domain($0), sides.column.numbers[$0]) }, domains: domains.count)
            let (one, other) = samples(reference, simulated, sides) { [cells.cell(of: sides.column.numbers[$0], domain: domain($0))] }
            pattern.estimates = settings.resampling.estimates(cells, reference: one, source: other, stream: stream)
            return [pattern]
        }
        let cells = LabelPattern(domains: domains.count, base: LabelCells(labels: sides.column.labels.all.count))
        let (one, other) = samples(reference, simulated, sides) { position in
            let first = Int32(domain(position) * cells.base.cells)
            return cells.base.cells(of: sides.column.labels(at: position)).map { first + $0 }
        }
        let estimates = settings.resampling.estimates(cells, reference: one, source: other, stream: stream)
        pattern.estimates = Array(estimates[(2 * cells.base.labels)...])
        return sides.column.labels.all.enumerated().map { index, label in
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

/// A measure of both sides with what resampling says of it; without estimates where a side does not have the measure.
struct ComparedMeasure {
    var comparison: MeasureComparison
    var estimates: [Estimate]?
    /// Of a number: the means of both sides.
    var means: (reference: Double, source: Double)?
    var labels: LabelShares?
}

/// What share each label has on both sides.
struct LabelShares {
    var rows: [(label: String, p: Double, q: Double, prevalenceP: Double, prevalenceQ: Double)]
    var givenInReference: Int
    var givenInSource: Int

    init(_ cells: LabelCells, _ names: [String], reference: [Int32], source: [Int32]) {
        let (p, q) = (cells.shares(reference), cells.shares(source))
        let (prevalenceP, prevalenceQ) = (cells.prevalences(reference), cells.prevalences(source))
        rows = names.indices.map { (names[$0], p[$0], q[$0], prevalenceP[$0], prevalenceQ[$0]) }
        (givenInReference, givenInSource) = (Int(reference[..<cells.labels].reduce(0, +)), Int(source[..<cells.labels].reduce(0, +)))
    }
}

/// How far what differs between domains does so on both sides alike; without estimates where there are too few domains.
struct ComparedPattern {
    /// Two domains always correlate perfectly.
    static let leastDomains = 3

    /// nil: all labels together, or a number.
    var label: String?
    var domains: Int
    var reference = 0
    var source = 0
    var estimates: [Estimate]?
}
