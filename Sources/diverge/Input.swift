import Findings
import Stage

/// What was read, by the form of its records.
struct Input {
    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        var answers = AnswerTable.Batch()
        var assignments = AssignmentTable.Batch()
        var checklists = ChecklistTable.Batch()
        var findings: [Record] = []
        var measures = MeasureTable.Batch()
        var partials: [(partial: PartialAssignments, place: Place)] = []
        var rewards = RewardTable.Batch()
        var statements = StatementTable.Batch()
        var vectors = VectorTable.Batch()
        var verdicts = VerdictTable.Batch()
        var votes = VoteTable.Batch()
    }

    var answers: AnswerTable
    var assignments: AssignmentTable
    var checklists: ChecklistTable
    var measures: MeasureTables
    /// What findings of the input rank the sources by.
    var rankings: Rankings
    var rewards: RewardTable
    var statements: StatementTable
    var vectors: VectorTable
    var verdicts: VerdictTable
    var votes: VoteTable

    init(_ settings: Settings) {
        answers = AnswerTable(settings)
        assignments = AssignmentTable(settings)
        checklists = ChecklistTable(settings)
        measures = MeasureTables(settings)
        rankings = Rankings(figures: settings.agreement.figures)
        rewards = RewardTable(settings)
        statements = StatementTable(settings)
        vectors = VectorTable(settings)
        verdicts = VerdictTable(settings)
        votes = VoteTable(settings)
    }

    /// Reads all records of the run.
    static func read(_ run: Run, _ settings: Settings) throws -> Input {
        var input = Input(settings)
        let (layout, measuresLayout) = (AssignmentTable.Layout(settings), MeasureTable.Layout(settings))
        let unitField = settings.unitField
        try run.forEachBatch(make: { Batch() }) { record, batch in
            switch try RecordForm(record, settings) {
            case .answer: try AnswerTable.read(record, into: &batch.answers)
            case .assignment: try AssignmentTable.read(record, by: layout, into: &batch.assignments)
            case .checklist: try ChecklistTable.read(record, unitField: unitField, into: &batch.checklists)
            case .embedding: try VectorTable.read(record, unitField: unitField, into: &batch.vectors)
            case .finding: batch.findings.append(record)
            case .measures: try MeasureTable.read(record, by: measuresLayout, into: &batch.measures)
            case .partial: batch.partials.append((try PartialAssignments(record), record.place))
            case .reward: try RewardTable.read(record, unitField: unitField, into: &batch.rewards)
            case .statement: try StatementTable.read(record, by: measuresLayout, into: &batch.statements)
            case .verdict: try VerdictTable.read(record, unitField: unitField, into: &batch.verdicts)
            case .vote: try VoteTable.read(record, unitField: unitField, into: &batch.votes)
            }
        } consume: { batch in
            try input.append(batch, run, settings)
        }
        input.assignments.sort()
        input.measures.sort()
        input.vectors.sort()
        // An engine starts a shard's program on an empty partition too.
        guard !input.isEmpty || settings.clusters.isPartial else {
            throw Failure(.data, "no record in the input, expected assignments or another form of record that --help names")
        }
        return input
    }

    private mutating func append(_ batch: Batch, _ run: Run, _ settings: Settings) throws {
        try answers.append(batch.answers, run: run)
        try assignments.append(batch.assignments, run: run)
        try checklists.append(batch.checklists, run: run)
        try measures.append(batch.measures, run: run)
        try rewards.append(batch.rewards, run: run)
        try statements.append(batch.statements, run: run)
        try vectors.append(batch.vectors, run: run)
        try verdicts.append(batch.verdicts, run: run)
        try votes.append(batch.votes, run: run)
        for finding in batch.findings { try rankings.add(FlatFinding(finding)) }
        for (partial, place) in batch.partials { try assignments.merge(partial, settings: settings, at: place) }
    }

    private var isEmpty: Bool {
        answers.isEmpty && assignments.isEmpty && checklists.isEmpty && measures.isEmpty && rankings.all.isEmpty && rewards.isEmpty
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
