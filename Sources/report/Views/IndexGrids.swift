import Findings
import Stage

/// The User-Sim Index and the features most off: chapters of a page.
struct IndexGrids {
    let findings: FindingCollection

    var chapters: [Chapter] {
        var grids: [Grid] = []
        if !findings.indices.isEmpty { grids.append(index) }
        if !features.isEmpty { grids.append(featureGrid) }
        return grids.isEmpty ? [] : [Chapter(title: "User-Sim Index", grids: grids)]
    }

    /// Highest first, those without an index last; ties by name.
    static func isHigher(_ one: IndexFinding, _ other: IndexFinding) -> Bool {
        (-(one.usi.value ?? -.infinity), one.subject.sourceName) < (-(other.usi.value ?? -.infinity), other.subject.sourceName)
    }

    private var index: Grid {
        let rows = findings.indices.sorted(by: IndexGrids.isHigher).map { finding in
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
        let confidence = ShownSettings(findings.indices.map(\.settings)).confidence
        let reference = findings.indices.first?.subject.reference ?? "the reference"
        return Grid(
            title: "How like \(name: reference), 0 to 100",
            columns: [
                "simulator", "index", "interval" + (confidence.map { ", \($0) %" } ?? ""), "D1", "D2", "D3", "D4", "surveys", "ECE",
                "tasks",
            ],
            expendable: [9, 2, 7, 8], rows: rows,
            notes: unique(findings.indices.compactMap(\.usi.reason)).map {
                "Where there is no index: \(displayText($0, limit: Limits.example))."
            })
    }

    /// Of each simulator the features with the least Dice, as many as clusters are shown.
    private var features: [FeatureFinding] {
        let bySource = Dictionary(grouping: findings.features.filter { !$0.isPeople && $0.dice?.value != nil }, by: \.subject.sourceName)
        return bySource.keys.sorted().flatMap { source in
            (bySource[source] ?? []).sorted { ($0.dice?.value ?? 1, $0.name) < ($1.dice?.value ?? 1, $1.name) }.prefix(findings.limit)
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
        let reference = displayText(findings.indices.first?.subject.reference ?? "people", limit: Limits.name)
        return Grid(
            title: "The features most off", columns: ["simulator", "feature", reference, "simulator", "Dice", "interval"], leading: 2,
            expendable: [5, 4], rows: rows)
    }
}
