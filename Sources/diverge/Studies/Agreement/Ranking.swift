import Findings
import Stage

/// What one figure of some findings says of each source: enough to rank them by.
struct Ranking: Sendable {
    /// What it is about: two rankings of one stream differ in it.
    struct Subject: Hashable, Sendable {
        /// The kind of the findings; nil where the values come from a table of the user's.
        var kind: String?
        /// The name of the field.
        var figure: String
        /// That by which findings of one kind about one source differ, as far as they name it.
        var about: Findings.Subject

        init(kind: String?, figure: String, about finding: Findings.Subject) {
            (self.kind, self.figure, about) = (kind, figure, Findings.Subject())
            (about.what, about.task, about.category) = (finding.what, finding.task, finding.category)
            (about.facet, about.domain, about.condition) = (finding.facet, finding.domain, finding.condition)
            (about.judge, about.reference) = (finding.judge, finding.reference)
        }

        /// What rankings are sorted by: what they are about, in the order of the fields, then the figure.
        fileprivate var names: [String] {
            [
                about.what, about.task, about.category, about.facet, about.domain, about.condition, about.judge, about.reference, kind,
                figure,
            ].map { $0 ?? "" }
        }
    }

    var subject: Subject
    var values: [String: Double] = [:]
    /// Through which stages the findings came; of several the first in the order of their bytes.
    var via: String?

    var task: String? { subject.about.task }
}

/// The rankings in a stream of findings or of other records with a source, put together as they come.
struct Rankings: Sendable {
    /// The fields to rank by; nil: the headline figures of findings, and of other records every number.
    let figures: [String]?
    private var positions: [Ranking.Subject: Int] = [:]
    private var unsorted: [Ranking] = []
    /// In the order of their names, whatever order the findings came in.
    var all: [Ranking] { unsorted.sorted { $0.subject.names.lexicographicallyPrecedes($1.subject.names) } }
    var isEmpty: Bool { unsorted.isEmpty }

    init(figures: [String]?) { self.figures = figures }

    /// What findings are ranked by where nothing else is asked for.
    static let headlines: Set = [
        "js", "kl_forward", "kl_backward", "energy_distance", "mmd", "frechet_distance", "accuracy", "auc", "usi", "usi5",
        "fidelity_index", "win_rate", "adjusted_rate", "mean_reward", "success_rate",
    ]

    /// Findings that are about more than one source against the reference.
    private static let kindsOfSeveralSources: Set = ["pair", "mixture"]

    /// Takes the figures of a record, the last of a name; none where it has no source or several, or compares halves of the reference.
    mutating func add(_ finding: FlatFinding) throws {
        let about = finding.subject
        guard about.split == nil, !Self.kindsOfSeveralSources.contains(finding.kind ?? ""), let source = about.source
        else { return }
        for (name, number) in finding.numbers where isRanked(name, kind: finding.kind) {
            let subject = Ranking.Subject(kind: finding.kind, figure: name, about: about)
            let position = positions[subject] ?? unsorted.count
            if position == unsorted.count {
                positions[subject] = position
                unsorted.append(Ranking(subject: subject))
            }
            unsorted[position].via = [unsorted[position].via, finding.via].compactMap { $0 }.min()
            guard unsorted[position].values.updateValue(number, forKey: source) == nil else {
                throw Failure(
                    .data, "source '\(source)' has a value before this", at: finding.place, field: name,
                    hint: "give findings of one run, or one record a source")
            }
        }
    }

    private func isRanked(_ name: String, kind: String?) -> Bool {
        figures?.contains(name) ?? (kind == nil || Rankings.headlines.contains(name))
    }
}
