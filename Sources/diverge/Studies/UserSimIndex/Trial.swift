import Stage

/// What a measures record tells of its conversation as one trial of a task.
struct Trial: Sendable {
    /// Which round of people: each task was done once in each.
    var batch: String?
    /// Which run of a simulator.
    var run: String?
    /// Who rated a conversation that is not their own.
    var rater: String?
    /// Whether the task was done: the reward is above 0; nil where the record has none.
    var isSuccess: Bool?
    var answers: SurveyAnswers?

    init(batch: String? = nil, run: String? = nil, rater: String? = nil, isSuccess: Bool? = nil, answers: SurveyAnswers? = nil) {
        (self.batch, self.run, self.rater, self.isSuccess, self.answers) = (batch, run, rater, isSuccess, answers)
    }

    init(_ record: Record) throws {
        batch = try record.optionalName("batch")
        run = try record.optionalName("run")
        rater = try record.optionalName("rater")
        if let reward = record["reward"], reward.kind != .null {
            guard let success = reward.bool ?? reward.double.map({ $0 > 0 }) else {
                throw record.mismatch(reward, "reward", expected: "a number, or true or false")
            }
            isSuccess = success
        }
        answers = try SurveyAnswers(record)
    }
}

/// A task and which trial of it, as the ids of the published tau-bench files have it: `retail_7_ann2` belongs to batch 2 of people,
/// `airline_12_3` is run 3 of a simulator. Other ids are tasks as they are.
struct TaskInstance: Equatable {
    var task: String
    var batch: String?
    var run: String?

    init(_ id: String) {
        task = id
        let parts = id.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "airline" || parts[0] == "retail", Int(parts[1]) != nil else { return }
        if Int(parts[2]) != nil {
            run = String(parts[2])
        } else if parts[2].hasPrefix("ann"), Int(parts[2].dropFirst(3)) != nil {
            batch = String(parts[2].dropFirst(3))
        } else {
            return
        }
        task = "\(parts[0])_\(parts[1])"
    }
}
