import Stage

/// The conversations that a run is about: found in its input, and selected from it.
struct Conversations: Sendable {
    let reader: ConversationReader
    let conditions: [Condition]
    /// nil: of people and of simulators alike.
    let onlyReal: Bool?
    /// nil: all turns.
    let turns: Int?
    let sample: StratifiedSample?

    /// What changes the records that are made of a conversation, for `via`: which ones are selected does not.
    var settings: [String] { turns.map { ["turns \($0)"] } ?? [] }

    /// The conversations of a record that are selected, before any sampling.
    func selected(of record: Record) throws -> [FoundConversation] {
        var found = try reader.read(record)
        if let onlyReal { found.removeAll { ($0.source == ConversationReader.real) != onlyReal } }
        found.removeAll { found in !conditions.allSatisfy { $0.holds(of: found) } }
        if let turns { for index in found.indices { found[index].conversation.end(afterUserTurns: turns) } }
        return found
    }

    /// Writes what `body` makes of each conversation, in order, on all threads; it returns how many records that is.
    func forEach<Workspace>(
        in run: Run, make: @escaping @Sendable () -> Workspace,
        _ body: @escaping @Sendable (FoundConversation, inout Workspace, inout JSONText) -> Int
    ) throws {
        if let sample {
            try run.write(draw(sample, from: run), make: make, body)
        } else {
            try run.filter(framing: .detect, make: make) { record, workspace, output in
                try selected(of: record).reduce(0) { $0 + body($1, &workspace, &output) }
            }
        }
    }

    /// Warns where records were read, and none was written although each selected conversation gives one.
    func warnOfNone(_ run: Run) {
        if run.recordsWritten == 0, run.recordsRead > 0 { run.warn("no conversation was selected") }
    }

    private func draw(_ sample: StratifiedSample, from run: Run) throws -> [FoundConversation] {
        var drawn = sample
        try run.forEachBatch(framing: .detect, make: { sample }) { record, batch in
            for found in try selected(of: record) { batch.add(found) }
        } consume: {
            try drawn.add($0)
        }
        for (source, count) in drawn.short { run.warn("--sample \(sample.size): '\(source)' has only \(count) conversations") }
        return drawn.found
    }
}

extension Conversations {
    static let options = [
        Option(
            "where", value: "FIELD=VALUE", help: "only conversations whose field has the value; may repeat",
            details: """
                All conditions must hold. FIELD!=VALUE: the field is missing, or has another. FIELD may be a path such as user.age. A string is \
                compared as it is, a number or boolean with what VALUE spells; VALUE* asks how the field begins.
                """),
        Option(
            "sample", value: "N", help: "a random sample of N conversations of each source",
            details: """
                Of those that the other options leave; in the order of the input. It depends on the ids and --seed alone, so sources with the \
                same ids give the same ids, and the samples of shards, sampled again together, are that of the whole.
                """),
        Option("seed", value: "N", default: "42", help: "seed of --sample", isAdvanced: true),
        Option(
            "only", choices: ["real", "simulated"], help: "only people's conversations, or only simulators'",
            details: "By source: real, or any other. The files of the distributional-gap dataset repeat the real side in each.",
            isAdvanced: true),
        Option(
            "turns", value: "LIMIT", help: "only what comes before the user's turn LIMIT + 1",
            details: "Conversations with no more user turns than LIMIT stay whole. It changes what records say, and so is in via.",
            isAdvanced: true),
    ]

    init(_ arguments: Arguments) throws {
        reader = ConversationReader(
            format: arguments.string("from").flatMap { InputFormat(rawValue: $0) }, source: arguments.string("source"))
        conditions = try arguments.strings("where").map { try Condition($0) }
        onlyReal = arguments.string("only").map { $0 == "real" }
        turns = try arguments.integer("turns")
        let seed = try arguments.integer("seed", in: 0...Int.max) ?? 42
        sample = try arguments.integer("sample").map { StratifiedSample(size: $0, seed: seed) }
    }
}
