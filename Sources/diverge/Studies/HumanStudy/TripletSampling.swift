import Stage

/// A text that may be shown, on its way to those of its cluster.
struct IncomingText: IntakeRow {
    var member: ClusterTexts.Member
    var cluster: Int
    var facet: String
    var codebook: String
    var via: String?
    var place: Place

    static let identityFields = ["id", "source", "facet", "codebook"]
    /// A text is shown once, however often its record comes.
    var identity: [String]? { nil }
    var group: String { codebook }
    var source: String { member.source }
}

/// The texts of each codebook's clusters, as many as the triplets need.
struct TripletTexts: IntakeTable {
    struct Codebook {
        var facet: String
        var texts: ClusterTexts
    }

    var intake: Intake
    private(set) var codebooks: [String: Codebook] = [:]
    private let wanted: Int

    init(wanted: Int, allowMixed: Bool) { (self.wanted, intake) = (wanted, Intake(allowMixed: allowMixed)) }

    static func read(_ record: Record, seed: UInt64, into batch: inout Batch) throws {
        let facet = try record.optionalString("facet") ?? ""
        let member = ClusterTexts.Member(
            text: try record.string("text"), id: try record.string("id"), source: try record.string("source"), seed: seed)
        let row = IncomingText(
            member: member, cluster: try record.integer("cluster", minimum: 0), facet: facet,
            codebook: try record.optionalString("codebook") ?? facet, via: try record.optionalString("via"), place: record.place)
        batch.append(row, of: record)
    }

    mutating func add(_ row: IncomingText, from _: NothingShared) {
        codebooks[row.codebook, default: Codebook(facet: row.facet, texts: ClusterTexts(wanted: wanted))]
            .texts.offer(row.member, cluster: row.cluster)
    }
}

/// The first half of the human study: writes triplets for annotators, and the key to them into another file.
struct TripletSampling {
    private let settings: HumanStudySettings
    private var wanted: Int { settings.triplets }

    /// nil where no triplets are asked for.
    init?(_ arguments: Arguments, _ common: CommonSettings) throws {
        guard let settings = try HumanStudySettings(arguments, common) else { return nil }
        self.settings = settings
    }

    /// Reads the assignments of the run and writes its triplets, `wanted` of each codebook.
    func sample(_ run: Run) throws {
        let seed = settings.resampling.seed
        var table = TripletTexts(wanted: wanted, allowMixed: settings.common.allowMixed)
        try run.forEachBatch(make: { TripletTexts.Batch() }) { record, batch in
            try TripletTexts.read(record, seed: seed, into: &batch)
        } consume: { batch in
            try table.append(batch, run: run)
        }
        guard !table.codebooks.isEmpty else { throw Failure(.data, "no record in the input, expected assignments") }
        try write(table, run, seed: seed)
    }

    private func write(_ table: TripletTexts, _ run: Run, seed: UInt64) throws {
        let stage = Via.stage("diverge", method: "triplets", settings: ["\(wanted) \(seed)"])
        for (name, codebook) in table.codebooks.sorted(by: { $0.key < $1.key }) {
            guard let triplets = codebook.texts.triplets(prefix: name.isEmpty ? "triplet" : name, seed: seed) else {
                throw Failure(
                    .data, "codebook '\(name)' has fewer than two clusters with two different texts",
                    hint: "a triplet takes two texts of one cluster and one of another")
            }
            let via = Via.extended(table.intake.via(of: name), by: stage)
            for triplet in triplets {
                try run.write(triplet.question)
                try run.file(HumanStudySettings.keyKey)?.write(
                    triplet.key(facet: codebook.facet, codebook: name, seed: seed, via: via).line)
            }
        }
    }
}
