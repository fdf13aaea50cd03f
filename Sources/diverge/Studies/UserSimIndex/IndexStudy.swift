import Findings
import Numerics
import Stage

/// Protocol 2: the User-Sim Index of each simulator, and of people compared with people (Zhou et al., 2603.11245).
struct IndexStudy: Study {
    private let trials: TrialTable
    private let settings: IndexSettings
    private let via: String?

    static let help = Topic(
        "The User-Sim Index",
        """
        Where measures have the 19 features of the User-Sim Index (extract --measures usi), findings of kind index score each simulator \
        against \
        each batch of people (split "batch") and over the batches, and the batches of people against each other (split "batches"): d1 to \
        d4 \
        from the features, eval from the agreement of surveys, ece from success by difficulty, usi5 and usi their mean without and with \
        eval. \
        Findings of kind feature have the means of one feature, h (people) and m (simulator), and their dice. Intervals draw tasks; where \
        an \
        interval leaves its value out, read _corrected.
        A record is a trial of the task that id names: people's have a batch, simulators' a run, both may have a reward and a survey. Ids \
        such \
        as retail_7_ann2 and airline_12_3 are read as batch 2 of retail_7 and run 3 of airline_12. A rating of people's conversations has \
        empty \
        measures, a survey and a batch. Records with keep false are left out.
        """)

    static let options = IndexSettings.options
    static let tables: [any StudyTable.Type] = [MeasureTables.self]

    init?(_ tables: Tables, _ arguments: Arguments, _ common: CommonSettings) throws {
        guard let table = tables[MeasureTables.self].all.first(where: TrialTable.isIn) else { return nil }
        settings = try IndexSettings(arguments, common)
        trials = try TrialTable(table, reference: settings.reference)
        via = table.via
    }

    /// People first, then the simulators in the order of their names.
    func findings(to output: FindingOutput) throws {
        let difficulty = settings.difficulty ?? trials.pooledDifficulty()
        let bins = trials.tasks.map { task in difficulty.rates[task].map(Difficulty.bin) }
        let writer = IndexFindings(
            settings: settings, difficulty: difficulty, via: Via.extended(via, by: settings.stage("index", [settings.digested])))
        for row in rows(bins: bins) { try writer.write(scored(row), write: output.write) }
    }

    private func rows(bins: [Int?]) -> [IndexRow] {
        let batches = trials.batches
        let pairs = batches.indices.flatMap { one in
            batches[(one + 1)...].map { PanelComparison("\(batches[one].name):\($0.name)", runs: [$0], batch: batches[one], bins: bins) }
        }
        let people = [(settings.reference, pairs)]
        let simulators = trials.runs.keys.sorted().map { source in
            (source, batches.map { PanelComparison($0.name, runs: trials.runs[source] ?? [], batch: $0, bins: bins) })
        }
        return (people + simulators).compactMap { source, comparisons in
            let isPeople = source == settings.reference
            // With one batch there is no row of people; a simulator that shares no task still has one, which says so.
            guard !isPeople || !comparisons.isEmpty else { return nil }
            return IndexRow(
                source: source, isPeople: isPeople, comparisons: comparisons.filter { !$0.tasks.isEmpty },
                ratings: trials.ratings(by: source, missing: settings.missingAnswer, seed: settings.resampling.seed))
        }
    }

    private func scored(_ row: IndexRow) -> ScoredRow {
        let tasks = row.tasks
        let everyTask = [Double](repeating: 1, count: trials.tasks.count)
        let replicates = settings.resampling.bootstrapped(units: tasks.count, stream: "index:\(row.source)") { drawn in
            var weights = [Double](repeating: 0, count: everyTask.count)
            for task in drawn { weights[tasks[task]] += 1 }
            return ScoredRow.values(row, weights: weights)
        }
        return ScoredRow(row, weights: everyTask, replicates: replicates)
    }
}

/// A row with its scores and what the bootstrap over tasks made of them.
struct ScoredRow {
    let row: IndexRow
    let scores: (batches: [IndexRow.Scores], agreement: Double)
    private let observed: [Double]
    private let replicates: [[Double]]

    init(_ row: IndexRow, weights: [Double], replicates: [[Double]]) {
        (self.row, scores, self.replicates) = (row, row.scores(weights: weights), replicates)
        observed = ScoredRow.values(row, weights: weights)
    }

    /// The figures of each batch, those over the batches, and the mean Dice of each feature, one after the other.
    static func values(_ row: IndexRow, weights: [Double]) -> [Double] {
        let scores = row.scores(weights: weights)
        let batches = zip(row.comparisons, scores.batches).flatMap { comparison, batch in
            let own = row.ratings.first { $0.batch == comparison.name }.map { row.agreement($0, weights: weights) }
            return IndexRow.figures(([batch], scores.agreement), agreement: own ?? .nan)
        }
        let dice = UserSimFeatures.all.indices.map { index in meanOfFinite(scores.batches.map { $0.features[index].dice }) }
        return batches + IndexRow.figures(scores) + dice
    }

    /// The figures against one batch, by its position in the row, or over all batches.
    func figures(batch: Int?, _ resampling: Resampling) -> [Estimate] {
        let first = (batch ?? row.comparisons.count) * IndexRow.names.count
        return zip(IndexRow.names, first...).map { name, position in
            let reason =
                switch name {
                case "eval": "no survey on both sides"
                case "ece": "no task with a difficulty and an outcome on both sides"
                default: "no task with features\(name.hasPrefix("usi") ? ", outcomes and a difficulty" : "") on both sides"
                }
            // The agreement is a mean, which sampling does not push.
            let range = name == "eval" ? nil : name == "ece" ? 0.0...1 : 0...100
            return estimate(Statistic(name: name, corrected: range, undefined: reason), position, resampling)
        }
    }

    /// The mean Dice of a feature over the batches.
    func dice(feature: Int, _ resampling: Resampling) -> Estimate {
        let statistic = Statistic(name: "dice", corrected: 0...1, undefined: "no task with features on both sides")
        return estimate(statistic, (row.comparisons.count + 1) * IndexRow.names.count + feature, resampling)
    }

    private func estimate(_ statistic: Statistic, _ position: Int, _ resampling: Resampling) -> Estimate {
        Estimate(statistic, value: observed[position], replicates: replicates.map { $0[position] }, resampling: resampling)
    }

    /// The population deviation of each figure over the batches, in the order of `IndexRow.names`; that of people's agreement over
    /// the conversations, which are of one batch as published.
    func deviations() -> [Double] {
        let ones = [Double](repeating: 1, count: (row.tasks.last ?? -1) + 1)
        let agreements =
            row.isPeople ? row.ratings.flatMap { $0.all.map(\.agreement) } : row.ratings.map { row.agreement($0, weights: ones) }
        let columns = scores.batches.map { IndexRow.figures(([$0], scores.agreement)) }
        return IndexRow.names.enumerated().map { index, name in
            populationDeviation((name == "eval" ? agreements : columns.map { $0[index] }).filter(\.isFinite))
        }
    }
}
