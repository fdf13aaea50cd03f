/// One run of a simulator, or one batch of people: at most one conversation for each task.
struct Panel: Sendable {
    struct Conversation: Sendable {
        /// In the order of `UserSimFeatures.all`; nil where the record does not have all of them.
        var features: [Double]?
        var isSuccess: Bool?
        var answers: SurveyAnswers?
    }

    var name: String
    /// By the number of their task.
    var conversations: [Int: Conversation] = [:]

    /// The mean of each feature over the tasks, each counted as often as its weight says; NaN where none has features.
    func row(over tasks: [Int], weights: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: UserSimFeatures.all.count)
        var total = 0.0
        for task in tasks {
            guard let features = conversations[task]?.features else { continue }
            for index in sums.indices { sums[index] += weights[task] * features[index] }
            total += weights[task]
        }
        return sums.map { $0 / total }
    }
}

/// A simulator's runs against one batch of people: the tasks that both have.
struct PanelComparison: Sendable {
    /// The batch's, or of two batches of people both.
    let name: String
    private let runs: [Panel]
    private let batch: Panel
    /// The tasks that each run shares with the batch; runs that share none are left out.
    private let shared: [[Int]]
    /// The tasks of any run.
    let tasks: [Int]
    /// For each run the tasks with both outcomes and a difficulty; runs without any are left out.
    private let calibrated: [[(task: Int, bin: Int, simulator: Double, person: Double)]]

    /// `bins` holds each task's bin of difficulty, nil where it has none.
    init(_ name: String, runs: [Panel], batch: Panel, bins: [Int?]) {
        self.name = name
        let paired = runs.map { run in (run, run.conversations.keys.filter { batch.conversations[$0] != nil }.sorted()) }
            .filter { !$0.1.isEmpty }
        (self.runs, shared, self.batch) = (paired.map(\.0), paired.map(\.1), batch)
        tasks = Set(shared.flatMap { $0 }).sorted()
        calibrated = paired.map { run, tasks in
            tasks.compactMap { task in
                guard let bin = bins[task], let simulator = run.conversations[task]?.isSuccess,
                    let person = batch.conversations[task]?.isSuccess
                else { return nil }
                return (task, bin, simulator ? 1 : 0, person ? 1 : 0)
            }
        }.filter { !$0.isEmpty }
    }

    /// The simulator's conversations that are compared.
    var count: Int { shared.reduce(0) { $0 + $1.count } }

    /// Pairs of outcomes that the calibration is made from.
    var outcomes: Int { calibrated.reduce(0) { $0 + $1.count } }

    /// Conversations of either side that lack a feature.
    var withoutFeatures: Int {
        let own = tasks.count { batch.conversations[$0]?.features == nil }
        return zip(runs, shared).reduce(own) { sum, pair in sum + pair.1.count { pair.0.conversations[$0]?.features == nil } }
    }

    /// The batch's row of features, the simulator's row averaged over its runs, and the calibration averaged over its runs, with
    /// each task counted as often as its weight says.
    func scores(weights: [Double]) -> (h: [Double], m: [Double], ece: Double) {
        let rows = zip(runs, shared).map { $0.row(over: $1, weights: weights) }
        let m = UserSimFeatures.all.indices.map { index in rows.reduce(0) { $0 + $1[index] } / Double(rows.count) }
        let errors = calibrated.map { tasks in
            calibrationError(tasks.lazy.map { (weights[$0.task], $0.bin, $0.simulator, $0.person) })
        }
        return (batch.row(over: tasks, weights: weights), m, errors.reduce(0, +) / Double(errors.count))
    }
}
