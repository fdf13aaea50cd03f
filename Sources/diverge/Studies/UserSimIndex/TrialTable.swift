import Stage

/// The trials of tasks: people's by batch, simulators' by run, and the ratings of people's conversations.
struct TrialTable {
    /// How far one more rating of a person's conversation agrees with the person's own, 0 to 100.
    struct Rating: Sendable {
        var task: Int
        var agreement: Double
    }

    /// Ratings of one batch's conversations.
    struct Ratings: Sendable {
        var batch: String
        var all: [Rating]
        /// Answers of the person that the simulator did not give.
        var missing = 0
    }

    /// Tasks by number, in the order of their bytes.
    private(set) var tasks: [String] = []
    private(set) var batches: [Panel] = []
    /// By simulator.
    private(set) var runs: [String: [Panel]] = [:]
    /// Further surveys, by simulator, or under the reference's own name those of other people.
    private var surveys: [String: [(batch: String?, task: Int, answers: SurveyAnswers)]] = [:]

    /// Whether some record has all features of the index.
    static func isIn(_ table: MeasureTable) -> Bool { featureRows(table) != nil }

    /// Throws where a source has two conversations of one task in one run or batch.
    init(_ table: MeasureTable, reference: String) throws {
        let features = TrialTable.featureRows(table) ?? [:]
        let instances = table.ids.all.map { TaskInstance($0) }
        tasks = Set(instances.map(\.task)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let numbers = Dictionary(uniqueKeysWithValues: tasks.enumerated().map { ($1, $0) })
        var panels: [String: [String: Panel]] = [:]
        for (position, row) in table.rows.enumerated() {
            let (source, trial, instance) = (table.sources.all[Int(row.source)], row.trial, instances[Int(row.id)])
            let task = numbers[instance.task] ?? 0
            let (isReference, batch) = (source == reference, trial.batch ?? instance.batch)
            let isRating = isReference ? trial.rater != nil : !row.isMeasured && trial.isSuccess == nil
            if let answers = trial.answers, isRating || !isReference {
                surveys[source, default: []].append((isReference ? batch ?? "1" : batch, task, answers))
            }
            if isRating { continue }
            let name = (isReference ? batch : trial.run ?? instance.run ?? batch) ?? "1"
            let conversation = Panel.Conversation(features: features[position], isSuccess: trial.isSuccess, answers: trial.answers)
            guard
                panels[source, default: [:]][name, default: Panel(name: name)].conversations.updateValue(conversation, forKey: task) == nil
            else {
                let field = isReference ? "batch" : "run"
                throw Failure(
                    .data, "source '\(source)' has two conversations of the task '\(instance.task)' in \(field) '\(name)'",
                    hint: "the field '\(field)' tells repeated trials of one task apart")
            }
        }
        batches = TrialTable.ordered(panels.removeValue(forKey: reference) ?? [:])
        runs = panels.mapValues(TrialTable.ordered)
    }

    /// The features of each record that has all of them; nil where none has.
    private static func featureRows(_ table: MeasureTable) -> [Int: [Double]]? {
        let columns = UserSimFeatures.all.compactMap { name in table.columns.first { $0.name == name && $0.isNumber } }
        guard columns.count == UserSimFeatures.all.count else { return nil }
        var rows: [Int: [Double]] = [:]
        for (index, column) in columns.enumerated() {
            for (record, number) in zip(column.records, column.numbers) {
                if index == 0 { rows[Int(record)] = [] }
                // A record that lacked one before stays shorter than the number of columns.
                rows[Int(record)]?.append(number)
            }
        }
        rows = rows.filter { $0.value.count == columns.count }
        return rows.isEmpty ? nil : rows
    }

    /// Panels whose names are whole numbers come first, by number.
    private static func ordered(_ panels: [String: Panel]) -> [Panel] {
        panels.values.sorted { (Int($0.name) ?? .max, $0.name) < (Int($1.name) ?? .max, $1.name) }
    }

    /// Pooled over the outcomes of all simulators.
    func pooledDifficulty() -> Difficulty {
        Difficulty(
            pooling: runs.values.flatMap { $0 }.flatMap { run in
                run.conversations.compactMap { task, conversation in conversation.isSuccess.map { (tasks[task], $0) } }
            })
    }

    /// The agreement of a simulator's surveys (or, under the reference's name, of other people's) with those of the people whose
    /// conversations they rate, batch by batch in order, tasks in the order of their bytes, all draws from one generator.
    ///
    /// A survey that names no batch is compared with each.
    func ratings(by source: String, missing policy: MissingAnswer, seed: UInt64) -> [Ratings] {
        var generator = PCG64(seed: seed)
        let surveys = (surveys[source] ?? []).enumerated().sorted { ($0.element.task, $0.offset) < ($1.element.task, $1.offset) }
        return batches.compactMap { batch in
            var ratings = Ratings(batch: batch.name, all: [])
            for (_, survey) in surveys where survey.batch == nil || survey.batch == batch.name {
                guard let person = batch.conversations[survey.task]?.answers else { continue }
                ratings.missing += zip(person.codes, survey.answers.codes).count { $0 != nil && $1 == nil }
                let agreement = surveyAgreement(person: person, simulator: survey.answers, missing: policy, using: &generator)
                if let agreement { ratings.all.append(Rating(task: survey.task, agreement: agreement)) }
            }
            return ratings.all.isEmpty ? nil : ratings
        }
    }
}
