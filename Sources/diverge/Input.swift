import Stage

/// What was read, by the form of its records.
struct Input {
    /// The forms of record that diverge reads, each known by a field that the others do not have.
    enum Form {
        case assignment
        case measures
        case embedding
        /// What a shard of assignments came to.
        case partial
        case statement
        /// What diverge wrote of an earlier run.
        case finding

        init(_ record: Record, _ settings: Settings) throws {
            let kind = record["kind"]?.string
            let isPartial = kind == PartialAssignments.kind
            let isEmbedding = record["cluster"] == nil && (settings.vectors.isOn || record["vector"] != nil)
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
            case (false, false) where record["measures"] != nil: self = .measures
            case (false, false) where StatementTable.isStatement(record): self = .statement
            case (false, false) where isEmbedding: self = .embedding
            // Without any of the fields above it is an assignment that misses its cluster.
            case (false, false): self = .assignment
            }
            if settings.clusters.isPartial, !isPartial, self != .assignment {
                throw record.failure("no assignment", hint: "--partial sums up assignments; give diverge all the records of another form at once")
            }
        }
    }

    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        var assignments = AssignmentTable.Batch()
        var measures = MeasureTable.Batch()
        var vectors = VectorTable.Batch()
        var partials: [(partial: PartialAssignments, place: Place)] = []
        var statements = StatementTable.Batch()
        var findings: [Record] = []
    }

    var assignments: AssignmentTable
    var measures: MeasureTable
    var statements: StatementTable
    /// What findings of the input rank the sources by.
    var rankings: Rankings
    var vectors: VectorTable

    init(_ settings: Settings) {
        assignments = AssignmentTable(settings)
        measures = MeasureTable(settings)
        statements = StatementTable(settings)
        rankings = Rankings(figures: settings.agreement.figures)
        vectors = VectorTable(settings)
    }

    /// Reads all records of the run.
    static func read(_ run: Run, _ settings: Settings) throws -> Input {
        var input = Input(settings)
        let layout = AssignmentTable.Layout(settings)
        let measuresLayout = MeasureTable.Layout(settings)
        try run.forEachBatch(make: { Batch() }) { record, batch in
            switch try Form(record, settings) {
            case .assignment: try AssignmentTable.read(record, by: layout, into: &batch.assignments)
            case .measures: try MeasureTable.read(record, by: measuresLayout, into: &batch.measures)
            case .embedding:
                guard settings.vectors.isOn else {
                    throw record.failure("found an embedding", field: "vector", hint: "quantize first, or compare vectors with --vectors")
                }
                try VectorTable.read(record, unitField: settings.unitField, into: &batch.vectors)
            case .finding: batch.findings.append(record)
            case .partial: batch.partials.append((try PartialAssignments(record), record.place))
            case .statement: try StatementTable.read(record, by: measuresLayout, into: &batch.statements)
            }
        } consume: { batch in
            try input.assignments.append(batch.assignments, run: run)
            try input.measures.append(batch.measures, run: run)
            try input.vectors.append(batch.vectors, run: run)
            for (partial, place) in batch.partials { try input.assignments.merge(partial, settings: settings, at: place) }
            try input.statements.append(batch.statements, run: run)
            for finding in batch.findings { try input.rankings.add(finding) }
        }
        input.assignments.sort()
        input.measures.sort()
        input.vectors.sort()
        // An engine starts a shard's program on an empty partition too.
        guard !input.isEmpty || settings.clusters.isPartial else {
            throw Failure(.data, "no record in the input, expected assignments, measures or statements")
        }
        return input
    }

    private var isEmpty: Bool {
        assignments.isEmpty && measures.isEmpty && rankings.all.isEmpty && statements.isEmpty && vectors.isEmpty
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
