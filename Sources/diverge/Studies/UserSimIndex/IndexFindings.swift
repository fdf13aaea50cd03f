import Findings
import Stage

/// Turns scored rows into finding records.
struct IndexFindings {
    let settings: IndexSettings
    let difficulty: Difficulty
    let via: String

    /// The row over all batches, of each batch, and feature by feature.
    func write(_ scored: ScoredRow, write: (any Finding) throws -> Void) throws {
        try write(index(scored, batch: nil))
        for batch in scored.row.comparisons.indices { try write(index(scored, batch: batch)) }
        for feature in UserSimFeatures.all.indices { try write(self.feature(feature, scored)) }
    }

    /// What is no simulator's overall row says so in `split`, so that rankings and gates skip it.
    private func subject(_ row: IndexRow, isPart: Bool = false) -> Findings.Subject {
        var subject = Subject(source: row.source, reference: settings.reference)
        subject.split = row.isPeople ? "batches" : isPart ? "batch" : nil
        return subject
    }

    private func index(_ scored: ScoredRow, batch: Int?) -> IndexFinding {
        let row = scored.row
        let comparisons = batch.map { [row.comparisons[$0]] } ?? row.comparisons
        var finding = IndexFinding()
        finding.subject = subject(row, isPart: batch != nil)
        finding.subject.batch = batch.map { row.comparisons[$0].name }
        let deviations = batch == nil ? scored.deviations() : []
        for (position, estimate) in scored.figures(batch: batch, settings.resampling).enumerated() {
            var figure = Figure(estimate)
            if batch == nil { figure.deviation = Deviation(deviations[position]) }
            finding.figures[estimate.statistic.name] = figure
        }
        if batch == nil, row.comparisons.count < 2 { finding.deviationReason = "fewer than two batches" }
        finding.terms = row.ratings.isEmpty ? 5 : 6
        finding.tasks = Set(comparisons.flatMap(\.tasks)).count
        finding.outcomes = comparisons.reduce(0) { $0 + $1.outcomes }
        let ratings = row.ratings.filter { rated in batch == nil || comparisons.contains { $0.name == rated.batch } }
        finding.surveys = ratings.reduce(0) { $0 + $1.all.count }
        finding.missingAnswers = ratings.reduce(0) { $0 + $1.missing }
        finding.panel = panel(batches: comparisons.count)
        finding.basis = basis(comparisons)
        finding.origin = origin(row, comparisons)
        return finding
    }

    private func feature(_ feature: Int, _ scored: ScoredRow) -> FeatureFinding {
        let (row, batches) = (scored.row, scored.scores.batches.map { $0.features[feature] })
        var finding = FeatureFinding()
        finding.subject = subject(row)
        finding.subject.dimension = UserSimFeatures.dimensions[UserSimFeatures.dimensionOf[feature]].name
        finding.subject.feature = UserSimFeatures.all[feature]
        (finding.h, finding.m) = (meanOfFinite(batches.map(\.h)).finite, meanOfFinite(batches.map(\.m)).finite)
        finding.dice = Figure(scored.dice(feature: feature, settings.resampling))
        finding.dice?.deviation = Deviation(populationDeviation(batches.map(\.dice).filter(\.isFinite)))
        finding.panel = panel(batches: row.comparisons.count)
        finding.basis = basis(row.comparisons)
        finding.origin = origin(row, row.comparisons)
        return finding
    }

    private func panel(batches: Int) -> Findings.Panel {
        var panel = Findings.Panel()
        panel.batches = batches
        panel.difficulty = difficulty.isGiven ? "given" : "pooled"
        panel.difficultyTasks = difficulty.rates.count
        panel.missingAnswer = settings.missingAnswer.rawValue
        return panel
    }

    private func basis(_ comparisons: [PanelComparison]) -> Basis {
        Basis(nSource: comparisons.map(\.count).max() ?? 0, nReference: comparisons.reduce(0) { $0 + $1.tasks.count })
    }

    private func origin(_ row: IndexRow, _ comparisons: [PanelComparison]) -> Origin {
        var warnings: [Warning] = []
        if row.ratings.isEmpty { warnings.append(.noSurveys) }
        if comparisons.contains(where: { $0.withoutFeatures > 0 }) { warnings.append(.featuresMissing) }
        var origin = Origin(unit: "id", units: nil, settings.resampling, warnings: warnings, via: via)
        origin.resampled.permutations = nil
        return origin
    }
}
