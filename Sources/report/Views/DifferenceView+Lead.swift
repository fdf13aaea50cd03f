import Findings

extension DifferenceView {
    /// Who differs from the reference in how much, and in what most, by the facet that speaks for all: "combined" where there is one,
    /// else the first.
    var lead: [Prose] {
        let facets = unique(subjects.map(\.facet))
        let facet = facets.contains("combined") ? "combined" : facets.first ?? nil
        let chosen = subjects.filter { $0.facet == facet && $0.task == nil }
        return chosen.isEmpty ? [] : differences(chosen)
    }

    private func differences(_ subjects: [Findings.Subject]) -> [Prose] {
        let tallies = subjects.compactMap { subject in self.tallies[subject].map { (source: subject.sourceName, tally: $0) } }
            .filter { $0.tally.compared > 0 }.sorted { ($0.tally.meanDistance ?? 0, $0.source) < ($1.tally.meanDistance ?? 0, $1.source) }
        let what = subjects[0].facet == nil ? "measures" : "aspects"
        let reference = subjects[0].referenceName
        let facet: Prose = subjects[0].facet.map { " of the facet \(name: $0)" } ?? ""
        guard let nearest = tallies.first, let farthest = tallies.last else { return ["No measure was found on both sides."] }
        if tallies.count == 1 {
            let (source, tally) = nearest
            if tally.tested == 0 { return ["No p-value was computed, so it is open how much of what differs is chance."] }
            return [
                """
                \(name: source) differs from \(name: reference) beyond chance in \(tally.beyondChance) of \(tally.compared) \
                \(what)\(facet)\(example(tally, reference, source)).
                """
            ]
        }
        return [
            """
            On average over the \(what)\(facet), each at a distance of 0 to 1, \(name: nearest.source) lies nearest to \
            \(name: reference) (\(Figures.decimal(nearest.tally.meanDistance))) and \(name: farthest.source) farthest \
            (\(Figures.decimal(farthest.tally.meanDistance))) of \(tallies.count) simulators.
            """
        ]
    }

    private func example(_ tally: DifferenceTally, _ reference: String, _ source: String) -> Prose {
        guard let first = tally.largest.elements.first, first.isBeyondChance == true else { return "" }
        return
            """
            , most in \(name: DifferenceView.name(first)) (\(name: reference) \(Figures.short(first.reference)), \(name: source) \
            \(Figures.short(first.source)))
            """
    }
}
