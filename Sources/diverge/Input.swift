import Stage

/// What was read, by the form of its records.
struct Input {
    /// The forms of record that diverge reads, each known by a field that the others do not have.
    enum Form {
        case answer
        case assignment
        case checklist
        case reward
        case verdict
        case vote

        init(_ record: Record) {
            func has(_ fields: String...) -> Bool { fields.contains { record[$0] != nil } }
            // Records keep the fields of earlier stages, so reward is asked for last.
            self =
                if has("triplet") { .answer }
                else if has("cluster", "vector", "measures") { .assignment }
                else if has("arm_a", "arm_b", "choice") { .vote }
                else if has("arm", "satisfied") { .checklist }
                else if has("case", "judge") { .verdict }
                else if has("reward") { .reward }
                // Without any of the fields it is an assignment that misses its cluster.
                else { .assignment }
        }
    }

    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        var answers = AnswerTable.Batch()
        var assignments = AssignmentTable.Batch()
        var checklists = ChecklistTable.Batch()
        var rewards = RewardTable.Batch()
        var verdicts = VerdictTable.Batch()
        var votes = VoteTable.Batch()
    }

    var answers: AnswerTable
    var assignments: AssignmentTable
    var checklists: ChecklistTable
    var rewards: RewardTable
    var verdicts: VerdictTable
    var votes: VoteTable

    init(_ settings: Settings) {
        answers = AnswerTable(settings)
        assignments = AssignmentTable(settings)
        checklists = ChecklistTable(settings)
        rewards = RewardTable(settings)
        verdicts = VerdictTable(settings)
        votes = VoteTable(settings)
    }

    /// Reads all records of the run.
    static func read(_ run: Run, _ settings: Settings) throws -> Input {
        var input = Input(settings)
        let layout = AssignmentTable.Layout(settings)
        let unitField = settings.unitField
        try run.forEachBatch(make: { Batch() }) { record, batch in
            switch Form(record) {
            case .answer: try AnswerTable.read(record, into: &batch.answers)
            case .assignment: try AssignmentTable.read(record, by: layout, into: &batch.assignments)
            case .checklist: try ChecklistTable.read(record, unitField: unitField, into: &batch.checklists)
            case .reward: try RewardTable.read(record, unitField: unitField, into: &batch.rewards)
            case .verdict: try VerdictTable.read(record, unitField: unitField, into: &batch.verdicts)
            case .vote: try VoteTable.read(record, unitField: unitField, into: &batch.votes)
            }
        } consume: { batch in
            try input.answers.append(batch.answers, run: run)
            try input.assignments.append(batch.assignments, run: run)
            try input.checklists.append(batch.checklists, run: run)
            try input.rewards.append(batch.rewards, run: run)
            try input.verdicts.append(batch.verdicts, run: run)
            try input.votes.append(batch.votes, run: run)
        }
        guard !input.isEmpty else { throw Failure(.data, "no record in the input, expected assignments") }
        return input
    }

    private var isEmpty: Bool {
        answers.isEmpty && assignments.isEmpty && checklists.isEmpty && rewards.isEmpty && verdicts.isEmpty && votes.isEmpty
    }
}

/// Refuses sources among which there is nothing to compare.
func checkSources(_ sources: Set<String>, reference: String) throws {
    let names = sources.sorted()
    guard names.contains(reference) else {
        throw Failure(
            .data, "no record of the reference '\(reference)', found the sources \(names.joined(separator: ", "))",
            hint: "--reference names the source that the others are compared with")
    }
    guard names.count > 1 else {
        throw Failure(.data, "only the source '\(reference)' in the input, expected a simulator to compare with it")
    }
}
