import Stage

/// The forms of record that diverge reads, each told from a field that the others do not have.
enum RecordForm {
    case answer, assignment, checklist, embedding, measures, reward, statement, verdict, vote
    /// What a shard of assignments came to, and what diverge wrote of an earlier run.
    case partial, finding

    /// Throws where the flags say that the records are of another form.
    init(_ record: Record, _ settings: Settings) throws {
        self = RecordForm.told(by: record, settings)
        switch (self, settings.clusters.isMerge) {
        case (.partial, true): return
        case (.partial, false): throw record.failure("found a partial", field: "kind", hint: "--merge reads what --partial wrote")
        case (_, true): throw record.failure("no partial", hint: "--merge reads what --partial wrote")
        case (.finding, _) where !settings.agreement.isWanted:
            throw record.failure("found a finding", field: "kind", hint: "--compare and --against set findings beside others")
        case (.embedding, _) where !settings.vectors.isOn:
            throw record.failure("found an embedding", field: "vector", hint: "quantize first, or compare vectors with --vectors")
        default: break
        }
        guard self == .assignment || !settings.clusters.isPartial else {
            throw record.failure(
                "no assignment", hint: "--partial sums up assignments; give diverge all the records of another form at once")
        }
    }

    /// Records keep the fields of earlier stages, so those of later stages are asked for first, and reward last.
    private static func told(by record: Record, _ settings: Settings) -> RecordForm {
        func has(_ fields: String...) -> Bool { fields.contains { record[$0] != nil } }
        if let kind = record["kind"]?.string { return kind == PartialAssignments.kind ? .partial : .finding }
        if has("triplet") { return .answer }
        if has("cluster") { return .assignment }
        if has("measures") { return .measures }
        if has("vector") { return !settings.vectors.isOn && StatementTable.isStatement(record) ? .statement : .embedding }
        if has("aspects"), !settings.vectors.isOn { return .measures }
        if has("arm_a", "arm_b", "choice") { return .vote }
        if has("arm", "satisfied") { return .checklist }
        if has("case", "judge") { return .verdict }
        if has("reward") { return .reward }
        // Without any of these fields the one that the user must have meant is missing.
        return settings.vectors.isOn ? .embedding : .assignment
    }
}
