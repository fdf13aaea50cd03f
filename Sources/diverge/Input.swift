import Stage

/// What was read, by the form of its records.
struct Input {
    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        var answers = AnswerTable.Batch()
        var assignments = AssignmentTable.Batch()
        var checklists = ChecklistTable.Batch()
        var findings = RankingTable.Batch()
        var measures = MeasureTables.Batch()
        var rewards = RewardTable.Batch()
        var statements = StatementTable.Batch()
        var vectors = VectorTable.Batch()
        var verdicts = VerdictTable.Batch()
        var votes = VoteTable.Batch()
    }

    var answers: AnswerTable
    var assignments: AssignmentTable
    var checklists: ChecklistTable
    var findings: RankingTable
    var measures: MeasureTables
    var rewards: RewardTable
    var statements: StatementTable
    var vectors: VectorTable
    var verdicts: VerdictTable
    var votes: VoteTable

    init(_ settings: Settings) {
        answers = AnswerTable(settings)
        assignments = AssignmentTable(settings)
        checklists = ChecklistTable(settings)
        findings = RankingTable(settings)
        measures = MeasureTables(settings)
        rewards = RewardTable(settings)
        statements = StatementTable(settings)
        vectors = VectorTable(settings)
        verdicts = VerdictTable(settings)
        votes = VoteTable(settings)
    }

    /// Reads all records of the run.
    static func read(_ run: Run, _ settings: Settings) throws -> Input {
        var input = Input(settings)
        let (layout, measuresLayout) = (AssignmentTable.Layout(settings), MeasureTables.Layout(settings))
        let unit = settings.unitField
        try run.forEachBatch(make: { Batch() }) { record, batch in
            switch try RecordForm(record, settings) {
            case .answer: try AnswerTable.read(record, into: &batch.answers)
            case .assignment, .partial: try AssignmentTable.read(record, by: layout, into: &batch.assignments)
            case .checklist: try ChecklistTable.read(record, unit: unit, into: &batch.checklists)
            case .embedding: try VectorTable.read(record, unit: unit, into: &batch.vectors)
            case .finding: RankingTable.read(record, into: &batch.findings)
            case .measures: try MeasureTables.read(record, by: measuresLayout, into: &batch.measures)
            case .reward: try RewardTable.read(record, unit: unit, into: &batch.rewards)
            case .statement: try StatementTable.read(record, by: measuresLayout, into: &batch.statements)
            case .verdict: try VerdictTable.read(record, unit: unit, into: &batch.verdicts)
            case .vote: try VoteTable.read(record, unit: unit, into: &batch.votes)
            }
        } consume: { batch in
            try input.append(batch, run)
        }
        input.finish()
        // An engine starts a shard's program on an empty partition too.
        guard !input.isEmpty || settings.clusters.isPartial else {
            throw Failure(.data, "no record in the input, expected assignments or another form of record that --help names")
        }
        return input
    }

    private mutating func append(_ batch: Batch, _ run: Run) throws {
        try answers.append(batch.answers, run: run)
        try assignments.append(batch.assignments, run: run)
        try checklists.append(batch.checklists, run: run)
        try findings.append(batch.findings, run: run)
        try measures.append(batch.measures, run: run)
        try rewards.append(batch.rewards, run: run)
        try statements.append(batch.statements, run: run)
        try vectors.append(batch.vectors, run: run)
        try verdicts.append(batch.verdicts, run: run)
        try votes.append(batch.votes, run: run)
    }

    private mutating func finish() {
        answers.finish()
        assignments.finish()
        checklists.finish()
        measures.finish()
        rewards.finish()
        statements.finish()
        vectors.finish()
        verdicts.finish()
        votes.finish()
    }

    private var isEmpty: Bool {
        answers.isEmpty && assignments.isEmpty && checklists.isEmpty && findings.isEmpty && measures.isEmpty && rewards.isEmpty
            && statements.isEmpty && vectors.isEmpty && verdicts.isEmpty && votes.isEmpty
    }
}

/// Refuses sources among which there is nothing to compare.
func checkSources(_ sources: Set<String>, reference: String, facet: String? = nil) throws {
    let names = sources.sorted()
    let place = facet.map { " of the facet '\($0)'" } ?? ""
    guard names.contains(reference) else {
        throw Failure(
            .data, "no record of the reference '\(reference)'\(place), found the sources \(names.joined(separator: ", "))",
            hint: "--reference names the source that the others are compared with")
    }
    guard names.count > 1 else {
        throw Failure(.data, "only the source '\(reference)' in the input\(place), expected a simulator to compare with it")
    }
}
