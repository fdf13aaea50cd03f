import Findings

/// Makes the page of a set of findings.
struct PageBuilder {
    let findings: FindingCollection
    let title: String?

    func page() -> Page {
        let shown = findings.views.filter { !$0.isEmpty }
        let settings = ShownSettings(unique(shown.flatMap(\.settings)))
        return Page(
            title: displayText(title ?? "How far simulated users are from \(references(shown))", limit: 200),
            lead: shown.flatMap(\.lead), sections: findings.view(DivergenceView.self).sections(findings.projections),
            chapters: shown.flatMap(\.chapters), reading: shown.flatMap { $0.reading(confidence: settings.confidence) },
            settings: settings.shown, notes: notes)
    }

    private func references(_ shown: [any View]) -> String {
        let named = unique(shown.flatMap(\.references))
        return named.isEmpty ? "people" : Figures.list(named)
    }

    private var notes: [String] {
        func counted(_ count: Int, _ what: String) -> String? {
            count == 0 ? nil : "\(count) \(count == 1 ? "record" : "records") \(what)."
        }
        let unmatched = findings.projections.unmatched(by: findings.view(DivergenceView.self).divergences)
        return [
            counted(findings.skipped, "of other kinds not shown"),
            counted(unmatched, "with principal coordinates not drawn: no finding was made of their facet, codebook, source and via"),
        ].compactMap { $0 }
    }
}

/// The elements in order of first appearance.
func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
}
