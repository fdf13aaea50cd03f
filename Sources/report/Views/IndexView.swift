import Findings
import Stage

/// The User-Sim Index and the features most off.
struct IndexView: View {
    static let kinds: Set<FindingKind> = [.index, .feature]

    /// Features shown of a source.
    private let limit: Int
    private var indices: [IndexFinding] = []
    private var allFeatures: [FeatureFinding] = []

    init(limit: Int) { self.limit = limit }

    /// The row of one batch of people is not for it.
    mutating func add(_ finding: any Finding) -> Bool {
        switch finding {
        case let index as IndexFinding where index.subject.batch == nil: indices.append(index)
        case let feature as FeatureFinding: allFeatures.append(feature)
        default: return false
        }
        return true
    }

    var isEmpty: Bool { indices.isEmpty }
    var settings: [[String: String]] { indices.map(\.settings) }
    var references: [String] { indices.map(\.subject.referenceName) }

    func reading(confidence: String?) -> [Page.Definition] { ReadingGuide.ofIndex }

    var chapters: [Chapter] {
        var grids: [Grid] = []
        if !indices.isEmpty { grids.append(index) }
        if !features.isEmpty { grids.append(featureGrid) }
        return grids.isEmpty ? [] : [Chapter(title: "User-Sim Index", grids: grids)]
    }

    /// Highest first, those without an index last; ties by name.
    static func isHigher(_ one: IndexFinding, _ other: IndexFinding) -> Bool {
        (-(one.usi.value ?? -.infinity), one.subject.sourceName) < (-(other.usi.value ?? -.infinity), other.subject.sourceName)
    }

    var lead: [Prose] {
        let ranked = indices.filter { !$0.isPeople && $0.usi.value != nil }.sorted(by: IndexView.isHigher)
        guard let highest = ranked.first, let lowest = ranked.last else { return [] }
        if ranked.count == 1 {
            return ["The User-Sim Index of \(name: highest.subject.sourceName) is \(Figures.score(highest.usi.value)) of 100."]
        }
        return [
            """
            By the User-Sim Index \(name: highest.subject.sourceName) is most like \(name: highest.subject.reference ?? "people") \
            (\(Figures.score(highest.usi.value)) of 100) and \(name: lowest.subject.sourceName) least \
            (\(Figures.score(lowest.usi.value))).
            """
        ]
    }

    private var index: Grid {
        let rows = indices.sorted(by: IndexView.isHigher).map { finding in
            GridRow(
                cells: [
                    displayText(finding.subject.sourceName, limit: Limits.name)
                        + (finding.isPeople ? " compared with itself (control)" : ""),
                    Figures.score(finding.usi.value), Figures.scores(finding.usi),
                ] + finding.parts.dropLast().map(Figures.score) + [
                    Figures.decimal(finding.parts.last ?? nil), Figures.count(finding.tasks),
                ],
                isFaint: finding.isPeople)
        }
        let confidence = ShownSettings(indices.map(\.settings)).confidence
        let reference = indices.first?.subject.referenceName ?? "the reference"
        return Grid(
            title: "How like \(name: reference), 0 to 100",
            columns: [
                "simulator", "index", "interval" + (confidence.map { ", \($0) %" } ?? ""), "D1", "D2", "D3", "D4", "surveys", "ECE",
                "tasks",
            ],
            expendable: [9, 2, 7, 8], rows: rows,
            notes: unique(indices.compactMap(\.usi.reason)).map {
                "Where there is no index: \(displayText($0, limit: Limits.example))."
            })
    }

    /// Of each simulator the features with the least Dice, as many as clusters are shown.
    private var features: [FeatureFinding] {
        let bySource = Dictionary(grouping: allFeatures.filter { !$0.isPeople && $0.dice?.value != nil }, by: \.subject.sourceName)
        return bySource.keys.sorted().flatMap { source in
            (bySource[source] ?? []).sorted { ($0.dice?.value ?? 1, $0.name) < ($1.dice?.value ?? 1, $1.name) }.prefix(limit)
        }
    }

    private var featureGrid: Grid {
        let rows = features.map { finding in
            GridRow(cells: [
                displayText(finding.subject.sourceName, limit: Limits.name),
                """
                \(displayText(finding.name, limit: Limits.name)) \
                (\(displayText((finding.subject.dimension ?? "").uppercased(), limit: 8)))
                """,
                Figures.short(finding.h), Figures.short(finding.m), Figures.decimal(finding.dice?.value),
                Figures.interval(finding.dice ?? Figure()),
            ])
        }
        let reference = displayText(indices.first?.subject.reference ?? "people", limit: Limits.name)
        return Grid(
            title: "The features most off", columns: ["simulator", "feature", reference, "simulator", "Dice", "interval"], leading: 2,
            expendable: [5, 4], rows: rows)
    }
}
