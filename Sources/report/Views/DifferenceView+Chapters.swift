import Findings
import Stage

extension DifferenceView {
    /// What marks a measure whose difference chance could make.
    static let mark = "°"
    /// A longer name of the reference does not head a column of figures.
    private static let headerLimit = 12
    /// More measures without a value than these are counted, not named.
    private static let namesLimit = 4

    /// For each facet and reference a chapter of all conversations, then one of the domains.
    var chapters: [Chapter] {
        unique(subjects.map(\.facetAndReference)).flatMap { chapter in
            let own = subjects.filter { $0.facetAndReference == chapter }
            let facet: Prose = chapter.facet.map { ": \(name: $0)" } ?? ""
            return [
                Chapter(title: "What differs most" + facet, grids: own.filter { $0.task == nil }.compactMap(grid)),
                Chapter(
                    title: "What differs most, domain by domain" + facet, grids: own.filter { $0.task != nil }.compactMap(grid),
                    isFolded: true),
            ].filter { !$0.grids.isEmpty }
        }
    }

    private func grid(_ subject: Findings.Subject) -> Grid? {
        guard let tally = tallies[subject] else { return nil }
        let reference = displayText(subject.referenceName, limit: Limits.name)
        let rows = tally.largest.elements
        let what = subject.facet == nil ? "measure" : "aspect"
        let confidence = ShownSettings(rows.map(\.settings)).confidence
        return Grid(
            title: title(subject, tally, what: what),
            columns: [
                what, displayWidth(reference) > DifferenceView.headerLimit ? "reference" : reference, "simulator",
                "difference" + (confidence.map { ", \($0) %" } ?? ""), "distance", "adjusted p",
            ],
            expendable: [3, 4, 5], rows: rows.map { row($0, tally) }, notes: notes(rows, tally, confidence))
    }

    private func title(_ subject: Findings.Subject, _ tally: DifferenceTally, what: String) -> Prose {
        let domain: Prose = subject.task.map { " in \(name: $0)" } ?? ""
        let count = tally.compared == 1 ? "1 \(what)" : "\(tally.compared) \(what)s"
        let beyond = tally.tested == 0 ? "\(count) compared" : "\(tally.beyondChance) of \(count) differ beyond chance"
        return
            """
            \(name: subject.sourceName) (\(tally.nSource) conversations) against \(name: subject.referenceName) \
            (\(tally.nReference))\(domain): \(beyond)
            """
    }

    private func row(_ finding: Difference, _ tally: DifferenceTally) -> GridRow {
        var name = DifferenceView.name(finding)
        if let n = finding.nReference, let m = finding.nSource, (n, m) != (tally.nReference, tally.nSource) { name += " (n \(n) and \(m))" }
        let isFaint = finding.isBeyondChance == false
        return GridRow(
            cells: [
                isFaint ? "\(name) \(DifferenceView.mark)" : name, Figures.short(finding.reference), Figures.short(finding.source),
                Figures.signed(finding.low, finding.high), Figures.decimal(finding.distance), Figures.p(finding.p),
            ], isFaint: isFaint)
    }

    /// The measure, of labels with the one that differs most.
    static func name(_ finding: Difference) -> String {
        let measure = displayText(finding.measure, limit: Limits.name)
        return finding.label.map { "\(measure): \(displayText($0, limit: Limits.name))" } ?? measure
    }

    private func notes(_ rows: [Difference], _ tally: DifferenceTally, _ confidence: String?) -> [String] {
        var notes: [String] = []
        if rows.contains(where: { $0.isBeyondChance == false }) {
            let limit = confidence.flatMap(Double.init).map { ": adjusted p over \(Figures.short((100 - $0) / 100))" } ?? ""
            notes.append("\(DifferenceView.mark) As chance alone could make it\(limit).")
        }
        let missing = tally.uncompared.map { displayText($0, limit: Limits.name) }
        if !missing.isEmpty {
            let named = missing.prefix(DifferenceView.namesLimit)
            let more = missing.count - named.count
            notes.append("Not compared, as one side has none: \(named.joined(separator: ", "))\(more > 0 ? " and \(more) more" : "").")
        }
        return notes
    }
}
