import Findings

/// The sentences on top: which simulator is closest to the reference, which farthest, and which of them chance could explain.
struct Lead {
    /// The main rows of each facet, ordered by divergence.
    var groups: [[DivergenceFinding]]
    var facets: [String?]

    /// More simulators than these are counted, not named.
    private static let listLimit = 4

    /// The facet that speaks for all: "combined" where there is one, else the first.
    private var chosen: Int { facets.firstIndex(of: "combined") ?? 0 }

    var sentences: [Prose] {
        guard groups.indices.contains(chosen) else { return [] }
        let rows = simulators(groups[chosen])
        let measured = rows.filter { $0.js.value != nil }
        guard let closest = measured.first, let farthest = measured.last else {
            return ["No finding has a Jensen–Shannon divergence to rank the simulators by."]
        }
        return [distance(closest, farthest, count: measured.count), floor(measured), facetCount].compactMap { $0 }
    }

    private func simulators(_ rows: [DivergenceFinding]) -> [DivergenceFinding] { rows.filter { !$0.subject.isControl } }

    private func distance(_ closest: DivergenceFinding, _ farthest: DivergenceFinding, count: Int) -> Prose {
        let reference = closest.subject.referenceName
        let facet: Prose = facets.count > 1 ? " by the facet \(name: facets[chosen] ?? "all behaviour")" : ""
        let task: Prose = closest.subject.task.map { " in the task \(name: $0)" } ?? ""
        if count == 1 {
            return
                """
                \(name: closest.subject.sourceName) lies at a Jensen–Shannon divergence of \(Figures.decimal(closest.js.value)) \
                from \(name: reference)\(facet)\(task).
                """
        }
        return
            """
            Of \(count) simulators, \(name: closest.subject.sourceName) is closest to \(name: reference) (JS \
            \(Figures.decimal(closest.js.value))) and \(name: farthest.subject.sourceName) farthest (JS \
            \(Figures.decimal(farthest.js.value)))\(facet)\(task).
            """
    }

    /// Which values lie above their floors.
    private func floor(_ rows: [DivergenceFinding]) -> Prose? {
        let above = rows.filter { $0.js.isAboveFloor == true }.map(\.subject.sourceName)
        let within = rows.filter { $0.js.isAboveFloor == false }.map(\.subject.sourceName)
        let unknown = rows.count - above.count - within.count
        if above.isEmpty, within.isEmpty { return "No floor was computed, so it is open how much of this is chance." }
        // One row alone was just named; all of them need no names.
        func subject(_ names: [String]) -> Prose { rows.count == 1 ? "It" : names.count == rows.count ? "All" : listed(names) }
        func listed(_ names: [String]) -> Prose { names.count > Lead.listLimit ? "\(names.count) of them" : "\(names: names)" }
        func lie(_ names: [String]) -> String { names.count == 1 ? "lies" : "lie" }
        var sentence: Prose
        if within.isEmpty {
            sentence = "\(subject(above)) \(lie(above)) above the floor that chance alone reaches"
        } else if above.isEmpty {
            sentence = "\(subject(within)) \(lie(within)) within the floor: chance alone reaches as much"
        } else {
            let others: Prose = unknown == 0 ? above.count == 1 ? "the other lies" : "the others lie" : "\(listed(above)) \(lie(above))"
            sentence = "Within the floor, where chance alone reaches as much, \(lie(within)) \(listed(within)); \(others) above it"
        }
        if unknown > 0 { sentence = sentence + "; for \(unknown) no floor was computed" }
        return sentence + "."
    }

    /// How often which simulator is closest, over the facets.
    private var facetCount: Prose? {
        guard groups.count > 1 else { return nil }
        let winners = groups.compactMap { simulators($0).first { $0.js.value != nil }?.subject.sourceName }
        guard Set(groups.flatMap { simulators($0).map(\.subject.sourceName) }).count > 1 else { return nil }
        let counts = unique(winners).map { name in (name: name, count: winners.filter { $0 == name }.count) }
            .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        guard let first = counts.first else { return nil }
        if first.count == groups.count { return "\(name: first.name) is closest by each of the \(groups.count) facets." }
        var sentence: Prose = "Over the \(groups.count) facets the closest is \(name: first.name) in \(first.count)"
        for (index, other) in counts.dropFirst().enumerated() {
            sentence = sentence + "\(index == counts.count - 2 ? " and" : ",") \(name: other.name) in \(other.count)"
        }
        return sentence + "."
    }
}
