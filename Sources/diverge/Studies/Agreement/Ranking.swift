import Stage

/// What one figure of some findings says of each source: enough to rank them by.
struct Ranking: Sendable {
    /// What it is about: two rankings of one stream differ in it.
    struct Subject: Hashable, Sendable {
        /// The kind of the findings; nil where the values come from a table of the user's.
        var kind: String?
        /// The name of the field.
        var figure: String
        /// The task, facet, reference, judge and so on of the findings, as far as they name them.
        var fields: [String: String]

        /// Fields by which findings of one kind about one source differ.
        static let names = ["task", "facet", "reference", "what", "condition", "judge", "category", "domain"]
    }

    var subject: Subject
    var values: [String: Double] = [:]
    /// Through which stages the first of the findings came.
    var via: String?

    var task: String? { subject.fields["task"] }
}

/// The rankings in a stream of findings or of other records with a source, put together as they come.
struct Rankings: Sendable {
    /// The fields to rank by; nil: the headline figures of findings, and of other records every number.
    let figures: [String]?
    private var positions: [Ranking.Subject: Int] = [:]
    private(set) var all: [Ranking] = []

    init(figures: [String]?) { self.figures = figures }

    /// What findings are ranked by where nothing else is asked for.
    static let headlines: Set = [
        "js", "kl_forward", "kl_backward", "energy_distance", "mmd", "frechet_distance", "accuracy", "auc", "usi", "usi5",
        "fidelity_index", "win_rate", "adjusted_rate", "mean_reward", "success_rate",
    ]

    /// Findings that are about more than one source against the reference.
    private static let kindsOfSeveralSources: Set = ["pair", "mixture"]

    /// Takes the figures of a record, the last of a name; none where it has no source or several, or compares halves of the reference.
    mutating func add(_ record: Record) throws {
        let kind = try record.optionalString("kind")
        guard record["split"] == nil, !Self.kindsOfSeveralSources.contains(kind ?? ""),
            let source = try record.optionalString("source")
        else { return }
        var fields: [String: String] = [:]
        for name in Ranking.Subject.names { fields[name] = try record.optionalString(name) }
        try record.value.forEachField { name, value in
            guard let number = value.double, isRanked(name, kind: kind) else { return }
            let subject = Ranking.Subject(kind: kind, figure: name, fields: fields)
            let position = positions[subject] ?? all.count
            if position == all.count {
                positions[subject] = position
                all.append(Ranking(subject: subject, via: try record.optionalString("via")))
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
