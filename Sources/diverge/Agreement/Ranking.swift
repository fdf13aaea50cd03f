import Stage

/// What one figure of some findings says of each source: enough to rank them by.
struct Ranking: Sendable {
    /// The kind of the findings; nil where the values come from a table of the user's.
    var kind: String?
    var task: String?
    var facet: String?
    /// The name of the field.
    var figure: String
    var values: [String: Double] = [:]
    /// Through which stages the first of the findings came.
    var via: String?

    /// What it is about: two rankings of one stream differ in it.
    fileprivate struct Key: Hashable {
        var kind: String?
        var task: String?
        var facet: String?
        var figure: String
    }
}

/// The rankings in a stream of findings or of other records with a source, put together as they come.
struct Rankings: Sendable {
    /// The fields to rank by; nil: the headline figures of findings, and of other records every number.
    let figures: [String]?
    private var positions: [Ranking.Key: Int] = [:]
    private(set) var all: [Ranking] = []

    init(figures: [String]?) { self.figures = figures }

    /// What findings are ranked by where nothing else is asked for.
    static let headlines: Set = [
        "js", "kl_forward", "kl_backward", "energy_distance", "mmd", "frechet_distance", "accuracy", "auc", "usi", "usi5",
        "fidelity_index", "win_rate", "adjusted_win_rate", "reward",
    ]

    /// Findings that are about more than one source against the reference.
    private static let kindsOfSeveralSources: Set = ["pair", "mixture"]

    /// Takes the figures of a record, the last of a name; none where it has no source or several, or compares halves of the reference.
    mutating func add(_ record: Record) throws {
        let kind = try record.optionalString("kind")
        guard record["split"] == nil, !Self.kindsOfSeveralSources.contains(kind ?? ""),
            let source = try record.optionalString("source")
        else { return }
        let (task, facet) = (try record.optionalString("task"), try record.optionalString("facet"))
        try record.value.forEachField { name, value in
            guard let number = value.double, isRanked(name, kind: kind) else { return }
            let key = Ranking.Key(kind: kind, task: task, facet: facet, figure: name)
            let position = positions[key] ?? all.count
            if position == all.count {
                positions[key] = position
                all.append(Ranking(kind: kind, task: task, facet: facet, figure: name, via: try record.optionalString("via")))
            }
            guard all[position].values.updateValue(number, forKey: source) == nil else {
                throw record.failure(
                    "source '\(source)' has a value before this", field: name,
                    hint: "give findings of one run, or one record a source")
            }
        }
    }

    private func isRanked(_ name: String, kind: String?) -> Bool {
        figures?.contains(name) ?? (kind == nil || Rankings.headlines.contains(name))
    }
}
