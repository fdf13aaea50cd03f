import Stage

/// What was read, by the form of its records.
struct Input {
    /// The forms of record that diverge reads, each known by a field that the others do not have.
    enum Form {
        case assignment
        /// What a shard of assignments came to.
        case partial
        /// What diverge wrote of an earlier run.
        case finding

        init(_ record: Record, _ settings: Settings) throws {
            let kind = record["kind"]?.string
            let isPartial = kind == PartialAssignments.kind
            if kind != nil, !isPartial {
                guard settings.agreement.isWanted else {
                    throw record.failure("found a finding", field: "kind", hint: "--compare and --against set findings beside others")
                }
                self = .finding
                return
            }
            switch (isPartial, settings.clusters.isMerge) {
            case (true, true): self = .partial
            case (true, false): throw record.failure("found a partial", field: "kind", hint: "--merge reads what --partial wrote")
            case (false, true): throw record.failure("no partial", hint: "--merge reads what --partial wrote")
            // Without any of the fields above it is an assignment that misses its cluster.
            case (false, false): self = .assignment
            }
        }
    }

    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        var assignments = AssignmentTable.Batch()
        var partials: [(partial: PartialAssignments, place: Place)] = []
        var findings: [Record] = []
    }

    var assignments: AssignmentTable
    /// What findings of the input rank the sources by.
    var rankings: Rankings

    init(_ settings: Settings) {
        assignments = AssignmentTable(settings)
        rankings = Rankings(figures: settings.agreement.figures)
    }

    /// Reads all records of the run.
    static func read(_ run: Run, _ settings: Settings) throws -> Input {
        var input = Input(settings)
        let layout = AssignmentTable.Layout(settings)
        try run.forEachBatch(make: { Batch() }) { record, batch in
            switch try Form(record, settings) {
            case .assignment: try AssignmentTable.read(record, by: layout, into: &batch.assignments)
            case .finding: batch.findings.append(record)
            case .partial: batch.partials.append((try PartialAssignments(record), record.place))
            }
        } consume: { batch in
            try input.assignments.append(batch.assignments, run: run)
            for (partial, place) in batch.partials { try input.assignments.merge(partial, settings: settings, at: place) }
            for finding in batch.findings { try input.rankings.add(finding) }
        }
        input.assignments.sort()
        // An engine starts a shard's program on an empty partition too.
        guard !input.isEmpty || settings.clusters.isPartial else { throw Failure(.data, "no record in the input, expected assignments") }
        return input
    }

    private var isEmpty: Bool { assignments.isEmpty && rankings.all.isEmpty }
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
