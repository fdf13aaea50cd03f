import Findings

/// What a report says, in the order in which it says it; the formats lay this out and add nothing of their own.
///
/// All texts are fit to be shown, without markup.
struct Page: Sendable {
    var title: String
    /// Which simulator is closest, which farthest, and whether chance alone reaches them.
    var lead: [Prose]
    var sections: [Section]
    /// What differs most, and the User-Sim Index; they stand after the tables of divergences.
    var chapters: [Chapter]
    /// Sentences on how to read the figures.
    var reading: [Definition]
    /// What values depend on.
    var settings: [(name: String, value: String)]
    /// What was not shown.
    var notes: [String]

    struct Definition: Sendable {
        var term: String
        var meaning: String
    }

    /// A facet, compared with one reference.
    struct Section: Sendable {
        var name: String
        var reference: String
        /// All tasks together, or the first task where nothing is pooled.
        var main: Table
        /// In the order of the main table's rows; none where the assignments are not in the input.
        var scatters: [Scatter]
        var profiles: [Profile]
        var tasks: [Table]
    }

    /// For the formats that draw nothing.
    var undrawn: String? {
        sections.allSatisfy(\.scatters.isEmpty) ? nil : "The principal coordinates of the assignments are drawn in the HTML form alone."
    }
}

/// Simulators against the reference, ordered by Jensen-Shannon divergence.
struct Table: Sendable {
    /// The task, or nil for all tasks together.
    var task: String?
    var rows: [TableRow]
    var notes: [Note]
    /// The greatest value that the divergence takes: ln 2 in nats.
    var maximum: Double
    /// Coverage that the intervals aim at, in percent.
    var confidence: String?

    struct Note: Sendable, Equatable {
        var mark: String
        var text: String
    }

    struct Column: Sendable {
        var title: String
        /// For a header of two lines, or a line of its own; empty where the title says it all.
        var subtitle = ""
    }

    var columns: [Column] {
        [
            Column(title: "JS"), Column(title: "interval", subtitle: confidence.map { "\($0) %" } ?? ""),
            Column(title: "floor", subtitle: "mean"), Column(title: "floor", subtitle: "95th"), Column(title: "p"),
            Column(title: "KL fwd", subtitle: "missed"), Column(title: "KL bwd", subtitle: "invented"), Column(title: "TV"),
            Column(title: "n", subtitle: "ref."), Column(title: "n", subtitle: "sim."),
        ]
    }

    var title: Prose { task.map { "Task \(name: $0)" } ?? "All tasks together" }
}

struct TableRow: Sendable {
    var name: String
    /// Whether both sides are halves of the reference.
    var isControl: Bool
    /// Letters of the notes that apply.
    var marks: String
    var js: Figure
    /// One text for each of `Table.columns`.
    var cells: [String]

    var label: String { isControl ? "\(name) in halves (control)" : name }

    var shortLabel: String { isControl ? "\(name) in halves" : name }

    /// Where the value lies by the floor, in words; nil where that is unknown.
    var verdict: String? { js.isAboveFloor.map { $0 ? "above" : "within" } }
}

/// Which clusters make the distance of one simulator.
struct Profile: Sendable {
    var source: String
    var classes: [ClassGroup]

    struct ClassGroup: Sendable {
        var name: String
        var meaning: Prose
        var count: Int
        /// Shares of all clusters of the class together.
        var p: String
        var q: String
        var clusters: [Cluster]
    }

    struct Cluster: Sendable {
        var terms: String
        var p: String
        var q: String
        var jsPart: String
        var exampleReference: String
        var exampleSource: String
    }
}
