/// A measure of both sides with what resampling says of it; without estimates where a side does not have the measure.
struct ComparedMeasure {
    var comparison: MeasureComparison
    /// Conversations of the sides that have measures, but not this one.
    var missing = (reference: 0, source: 0)
    var estimates: [Estimate]?
    /// Of a number: the means of both sides.
    var means: (reference: Double, source: Double)?
    var labels: LabelShares?
    /// Over how many aspects of the source p-values are adjusted; nil where they are adjusted over the sources.
    var aspects: Int?

    init(comparison: MeasureComparison) { self.comparison = comparison }

    /// `counts` are those of the column's cells on both sides, `labels` the names of its labels.
    init(
        _ comparison: MeasureComparison, _ column: CellColumn, counts: (reference: [Int32], source: [Int32]), _ estimates: [Estimate],
        labels: [String]
    ) {
        (self.comparison, self.estimates) = (comparison, estimates)
        if let cells = column.statistics as? NumberCells { means = (cells.mean(counts.reference), cells.mean(counts.source)) }
        if let cells = column.statistics as? LabelCells {
            self.estimates = Array(estimates[..<LabelCells.distances])
            self.labels = LabelShares(cells, labels, counts, differences: estimates[LabelCells.distances...].map(\.interval?.range))
        }
    }
}

/// What share each label has on both sides.
struct LabelShares {
    struct Row {
        var label: String
        /// The share of all labels given: of the reference's, of the source's, and the interval of the latter less the former.
        var p: Double
        var q: Double
        var difference: ClosedRange<Double>?
        /// The share of conversations that have the label.
        var prevalenceP: Double
        var prevalenceQ: Double
    }

    var rows: [Row]
    var givenInReference: Int
    var givenInSource: Int

    init(_ cells: LabelCells, _ names: [String], _ counts: (reference: [Int32], source: [Int32]), differences: [ClosedRange<Double>?]) {
        let (p, q) = (cells.shares(counts.reference), cells.shares(counts.source))
        let (prevalenceP, prevalenceQ) = (cells.prevalences(counts.reference), cells.prevalences(counts.source))
        rows = names.indices.map {
            Row(
                label: names[$0], p: p[$0], q: q[$0], difference: differences[$0], prevalenceP: prevalenceP[$0],
                prevalenceQ: prevalenceQ[$0])
        }
        givenInReference = Int(counts.reference[..<cells.labels].reduce(0, +))
        givenInSource = Int(counts.source[..<cells.labels].reduce(0, +))
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
