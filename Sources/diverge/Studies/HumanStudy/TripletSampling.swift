import Stage

/// The first half of the human study: writes triplets for annotators, and the key to them into another file.
struct TripletSampling {
    private struct Codebook {
        var facet: String
        var via: String?
        var texts: ClusterTexts
    }

    private let settings: Settings
    private let wanted: Int
    private let keyPath: String
    private var codebooks: [String: Codebook] = [:]
    private var viaCheck: ViaCheck

    /// nil where no triplets are wanted.
    init?(_ settings: Settings) {
        guard let wanted = settings.humanStudy.triplets, let key = settings.humanStudy.key else { return nil }
        (self.settings, self.wanted, keyPath) = (settings, wanted, key)
        viaCheck = ViaCheck(allowMixed: settings.allowMixed)
    }

    private struct Row: Sendable {
        var member: ClusterTexts.Member
        var cluster: Int
        var facet: String
        var codebook: String
        var via: String?
        var place: Place
    }

    /// Reads the assignments of the run and writes its triplets, `wanted` of each codebook.
    mutating func sample(_ run: Run) throws {
        let seed = settings.resampling.seed
        try run.forEachBatch(make: { [Row]() }) { record, rows in
            let facet = try record.optionalString("facet") ?? ""
            let member = ClusterTexts.Member(
                text: try record.string("text"), id: try record.string("id"), source: try record.string("source"), seed: seed)
            rows.append(
                Row(
                    member: member, cluster: try record.integer("cluster", minimum: 0), facet: facet,
                    codebook: try record.optionalString("codebook") ?? facet, via: try record.optionalString("via"), place: record.place))
        } consume: { rows in
            for row in rows { try add(row, run) }
        }
        guard !codebooks.isEmpty else { throw Failure(.data, "no record in the input, expected assignments") }
        try write(run, seed: seed)
    }

    private mutating func add(_ row: Row, _ run: Run) throws {
        do {
            try viaCheck.check(row.via, in: row.codebook, at: row.place)
        } catch let failure as Failure {
            return try run.refuse(failure, text: Array(row.member.id.utf8), source: row.member.source)
        }
        codebooks[row.codebook, default: Codebook(facet: row.facet, via: row.via, texts: ClusterTexts(wanted: wanted))]
            .texts.offer(row.member, cluster: row.cluster)
    }

    private func write(_ run: Run, seed: UInt64) throws {
        let keys = try OutputFile(keyPath)
        let stage = Via.stage("diverge", method: "triplets", settings: ["\(wanted) \(seed)"])
        for (name, codebook) in codebooks.sorted(by: { $0.key < $1.key }) {
            guard let triplets = codebook.texts.triplets(prefix: name.isEmpty ? "triplet" : name, seed: seed) else {
                throw Failure(
                    .data, "codebook '\(name)' has fewer than two clusters with two different texts",
                    hint: "a triplet takes two texts of one cluster and one of another")
            }
            let via = Via.extended(codebook.via, by: stage)
            for triplet in triplets {
                try run.write(triplet.question)
                try keys.write(triplet.key(facet: codebook.facet, codebook: name, seed: seed, via: via).line)
            }
        }
        try keys.close()
    }
}
