import Stage

/// What was read, by the form of its records.
struct Input {
    /// The forms of record that diverge reads, each known by a field that the others do not have.
    enum Form {
        case assignment
        case measures
        case statement

        init(_ record: Record) {
            if record["measures"] != nil {
                self = .measures
            } else if StatementTable.isStatement(record) {
                self = .statement
            } else {
                // Without any of the fields it is an assignment that misses its cluster.
                self = .assignment
            }
        }
    }

    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        var assignments = AssignmentTable.Batch()
        var measures = MeasureTable.Batch()
        var statements = StatementTable.Batch()
    }

    var assignments: AssignmentTable
    var measures: MeasureTable
    var statements: StatementTable

    init(_ settings: Settings) {
        assignments = AssignmentTable(settings)
        measures = MeasureTable(settings)
        statements = StatementTable(settings)
    }

    /// Reads all records of the run.
    static func read(_ run: Run, _ settings: Settings) throws -> Input {
        var input = Input(settings)
        let layout = AssignmentTable.Layout(settings)
        let measuresLayout = MeasureTable.Layout(settings)
        try run.forEachBatch(make: { Batch() }) { record, batch in
            switch Form(record) {
            case .assignment: try AssignmentTable.read(record, by: layout, into: &batch.assignments)
            case .measures: try MeasureTable.read(record, by: measuresLayout, into: &batch.measures)
            case .statement: try StatementTable.read(record, by: measuresLayout, into: &batch.statements)
            }
        } consume: { batch in
            try input.assignments.append(batch.assignments, run: run)
            try input.measures.append(batch.measures, run: run)
            try input.statements.append(batch.statements, run: run)
        }
        guard !input.isEmpty else { throw Failure(.data, "no record in the input, expected assignments, measures or statements") }
        return input
    }

    private var isEmpty: Bool { assignments.isEmpty && measures.isEmpty && statements.isEmpty }
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
