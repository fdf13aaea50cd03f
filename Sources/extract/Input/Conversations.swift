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
    private static let whereKey = OptionKey.repeated(
        "where", value: "FIELD=VALUE", expected: Condition.expected, help: "only conversations with the value; may repeat",
        details: """
            All conditions must hold. FIELD!=VALUE: the field is missing, or has another value. FIELD may be a path such as user.age. A \
            string is compared as it is, a number or boolean with what VALUE spells; VALUE* asks how the field begins.
            """
    ) { Condition($0) }
    private static let sampleKey = OptionKey.integer(
        "sample", in: 1..., help: "a random sample of N conversations per source",
        details: """
            Of those that the other options leave, in the order of the input. It depends on the ids and --seed alone, so sources with the \
            same ids give the same ids, and the samples of shards, sampled again together, are that of the whole.
            """)
    private static let seedKey = OptionKey.integer("seed", in: 0..., help: "seed of --sample").defaulting(to: 42).advanced()
        .onlyWith("sample")
    private static let onlyKey = OptionKey.choice(
        "only", of: Origin.self, help: "only people's conversations, or only simulators'",
        details: "By source: real, or any other. Each file of the distributional-gap dataset repeats the real side."
    ).advanced()
    private static let turnsKey = OptionKey.integer(
        "turns", value: "LIMIT", in: 1..., help: "only what comes before the user's turn LIMIT + 1",
        details: "Conversations with no more user turns than LIMIT stay whole. It changes what records say, and so is in via."
    ).advanced()

    static let options = [whereKey.option, sampleKey.option, seedKey.option, onlyKey.option, turnsKey.option]

    private enum Origin: String, CaseIterable { case real, simulated }

    init(_ arguments: Arguments) {
        reader = ConversationReader(format: arguments[ExtractOptions.from], source: arguments[ExtractOptions.source])
        conditions = arguments[Conversations.whereKey]
        onlyReal = arguments[Conversations.onlyKey].map { $0 == .real }
        turns = arguments[Conversations.turnsKey]
        let seed = arguments[Conversations.seedKey]
        sample = arguments[Conversations.sampleKey].map { StratifiedSample(size: $0, seed: seed) }
    }
}
