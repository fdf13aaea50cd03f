import Stage

/// What was read, by the form of its records.
struct Input {
    /// The forms of record that diverge reads, each known by a field that the others do not have.
    enum Form {
        case assignment

        init(_ record: Record) {
            // Without any of the fields it is an assignment that misses its cluster.
            self = .assignment
        }
    }

    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        var assignments = AssignmentTable.Batch()
    }

    var assignments: AssignmentTable

    init(_ settings: Settings) {
        assignments = AssignmentTable(settings)
    }

    /// Reads all records of the run.
    static func read(_ run: Run, _ settings: Settings) throws -> Input {
        var input = Input(settings)
        let layout = AssignmentTable.Layout(settings)
        try run.forEachBatch(make: { Batch() }) { record, batch in
            switch Form(record) {
            case .assignment: try AssignmentTable.read(record, by: layout, into: &batch.assignments)
            }
        } consume: { batch in
            try input.assignments.append(batch.assignments, run: run)
        }
        guard !input.isEmpty else { throw Failure(.data, "no record in the input, expected assignments") }
        return input
    }

    private var isEmpty: Bool { assignments.isEmpty }
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
