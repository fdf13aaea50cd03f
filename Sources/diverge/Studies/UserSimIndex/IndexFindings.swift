import Stage

/// Turns scored rows into finding records.
struct IndexFindings {
    let settings: IndexSettings
    let difficulty: Difficulty
    let via: String

    /// The row over all batches, beside each batch, and feature by feature.
    func write(_ scored: ScoredRow, write: (JSONObject) throws -> Void) throws {
        try write(index(scored, batch: nil))
        for batch in scored.row.comparisons.indices { try write(index(scored, batch: batch)) }
        for feature in UserSimFeatures.all.indices { try write(self.feature(feature, scored)) }
    }

    /// What is no simulator's overall row says so in `split`, so that rankings and gates pass it over.
    private func opening(_ kind: String, _ row: IndexRow, isPart: Bool = false) -> JSONObject {
        var finding = JSONObject()
        finding.add("kind", kind)
        finding.add("source", row.source)
        finding.add("reference", settings.reference)
        finding.add("split", ifPresent: row.isPeople ? "batches" : isPart ? "batch" : nil)
        return finding
    }

    private func index(_ scored: ScoredRow, batch: Int?) -> JSONObject {
        let row = scored.row
        let comparisons = batch.map { [row.comparisons[$0]] } ?? row.comparisons
        var finding = opening("index", row, isPart: batch != nil)
        finding.add("batch", ifPresent: batch.map { row.comparisons[$0].name })
        let deviations = batch == nil ? scored.deviations() : []
        for (position, figure) in scored.figures(batch: batch, settings.resampling).enumerated() {
            finding.add(figure)
            if batch == nil { finding.add("\(figure.statistic.name)_sd", deviations[position]) }
        }
        if batch == nil, row.comparisons.count < 2 { finding.add("sd_reason", "fewer than two batches") }
        finding.add("terms", row.ratings.isEmpty ? 5 : 6)
        finding.add("tasks", Set(comparisons.flatMap(\.tasks)).count)
        finding.add("outcomes", comparisons.reduce(0) { $0 + $1.outcomes })
        let ratings = row.ratings.filter { rated in batch == nil || comparisons.contains { $0.name == rated.batch } }
        finding.add("surveys", ratings.reduce(0) { $0 + $1.all.count })
        finding.add("missing_answers", ratings.reduce(0) { $0 + $1.missing })
        close(&finding, row, comparisons)
        return finding
    }

    private func feature(_ feature: Int, _ scored: ScoredRow) -> JSONObject {
        var finding = opening("feature", scored.row)
        let batches = scored.scores.batches.map { $0.features[feature] }
        finding.add("dimension", UserSimFeatures.dimensions[UserSimFeatures.dimensionOf[feature]].name)
        finding.add("feature", UserSimFeatures.all[feature])
        finding.add("h", meanOfFinite(batches.map(\.h)))
        finding.add("m", meanOfFinite(batches.map(\.m)))
        finding.add(scored.dice(feature: feature, settings.resampling))
        finding.add("dice_sd", populationDeviation(batches.map(\.dice).filter(\.isFinite)))
        close(&finding, scored.row, scored.row.comparisons)
        return finding
    }

    private func close(_ finding: inout JSONObject, _ row: IndexRow, _ comparisons: [PanelComparison]) {
        finding.add("batches", comparisons.count)
        finding.add("n_source", comparisons.map(\.count).max() ?? 0)
        finding.add("n_reference", comparisons.reduce(0) { $0 + $1.tasks.count })
        finding.add("difficulty", difficulty.isGiven ? "given" : "pooled")
        finding.add("difficulty_tasks", difficulty.rates.count)
        finding.add("missing_answer", settings.missingAnswer.rawValue)
        finding.add("unit", "id")
        finding.add("confidence", settings.resampling.confidence)
        finding.add("bootstrap", settings.resampling.bootstrap)
        finding.add("seed", Int(settings.resampling.seed))
        var warnings: [String] = []
        if row.ratings.isEmpty { warnings.append("no_surveys") }
        if comparisons.contains(where: { $0.withoutFeatures > 0 }) { warnings.append("features_missing") }
        finding.add("warnings", warnings)
        finding.add("via", via)
    }
}
