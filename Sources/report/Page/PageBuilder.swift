import Findings

/// Makes the page of a set of findings.
struct PageBuilder {
    let findings: FindingCollection
    let title: String?

    func page() -> Page {
        let groups = grouped()
        let panels = findings.projections.samples.isEmpty ? 0 : groups.reduce(0) { $0 + $1.main.count }
        let sections = groups.map { section($0, panels: panels) }
        let subjects = findings.divergences.map(\.subject) + findings.differenceSubjects
        let references = unique(subjects.map(referenceName) + findings.indices.map { $0.subject.reference ?? "the reference" })
        let settings = ShownSettings(findings.settings.all)
        return Page(
            title: displayText(title ?? "How far simulated users are from \(Figures.list(references))", limit: 200),
            lead: groups.isEmpty
                ? DifferenceLead(findings: findings).sentences : Lead(groups: groups.map(\.main), facets: groups.map(\.facet)).sentences,
            sections: sections, chapters: DifferenceGrids(findings: findings).chapters + IndexGrids(findings: findings).chapters,
            reading: reading(settings), settings: settings.shown, notes: notes)
    }

    private func reading(_ settings: ShownSettings) -> [Page.Definition] {
        (findings.divergences.isEmpty ? [] : ReadingGuide.lines(confidence: settings.confidence))
            + (findings.differences.isEmpty ? [] : ReadingGuide.ofDifferences) + (findings.indices.isEmpty ? [] : ReadingGuide.ofIndex)
    }

    private var notes: [String] {
        func counted(_ count: Int, _ what: String) -> String? {
            count == 0 ? nil : "\(count) \(count == 1 ? "record" : "records") \(what)."
        }
        let unmatched = unmatched(by: findings.divergences)
        return [
            counted(findings.skipped, "of other kinds not shown"),
            counted(unmatched, "with principal coordinates not drawn: no finding was made of their facet, codebook, source and via"),
        ].compactMap { $0 }
    }

    // MARK: Grouping

    /// The divergences of one facet and reference.
    struct Group {
        var facet: String?
        var reference: String
        var main: [DivergenceFinding]
        var tasks: [[DivergenceFinding]]
    }

    /// In the order in which facets first appear; in each the pooled rows first, else the first task.
    private func grouped() -> [Group] {
        let members = Dictionary(grouping: findings.divergences, by: \.subject.facetAndReference)
        return unique(findings.divergences.map(\.subject.facetAndReference)).map { table in
            let own = members[table] ?? []
            let tasks = unique(own.map(\.subject.task))
            let byTask = Dictionary(grouping: own, by: \.subject.task)
            let ordered = (tasks.contains(nil) ? [nil] : []) + tasks.filter { $0 != nil }
            let tables = ordered.map { (byTask[$0] ?? []).sorted(by: PageBuilder.isCloser) }
            return Group(
                facet: table.facet, reference: table.reference ?? "the reference", main: tables.first ?? [],
                tasks: Array(tables.dropFirst()))
        }
    }

    /// By the Jensen-Shannon divergence, those without one last; ties by name.
    static func isCloser(_ one: DivergenceFinding, _ other: DivergenceFinding) -> Bool {
        let (left, right) = (one.js.value ?? .infinity, other.js.value ?? .infinity)
        if left != right { return left < right }
        if one.subject.isControl != other.subject.isControl { return one.subject.isControl }
        return (one.subject.sourceName, one.subject.codebook ?? "") < (other.subject.sourceName, other.subject.codebook ?? "")
    }

    private func referenceName(_ subject: Findings.Subject) -> String { subject.reference ?? "the reference" }

    // MARK: Parts

    private func section(_ group: Group, panels: Int) -> Page.Section {
        Page.Section(
            name: displayText(group.facet ?? "all behaviour", limit: Limits.name),
            reference: displayText(group.reference, limit: Limits.name),
            main: Table(group.main), scatters: scatters(group.main, panels: panels),
            profiles: group.main.filter { !$0.subject.isControl }.compactMap(profile),
            tasks: group.tasks.map { Table($0) })
    }

    private func profile(_ divergence: DivergenceFinding) -> Profile? {
        guard let tally = findings.clusters[divergence.subject] else { return nil }
        let name = displayText(divergence.subject.sourceName, limit: Limits.name)
        let reference = displayText(referenceName(divergence.subject), limit: Limits.name)
        return Profile(
            source: name,
            classes: ClusterFinding.Class.allCases.compactMap { behaviorClass in
                tally[behaviorClass].map { group in
                    Profile.ClassGroup(
                        name: behaviorClass.rawValue, meaning: behaviorClass.meaning(reference: reference), count: group.count,
                        p: Figures.decimal(group.p), q: Figures.decimal(group.q),
                        clusters: group.largest.map { Profile.Cluster($0, findings.description(of: $0)) })
                }
            })
    }
}

extension ClusterFinding.Class {
    fileprivate func meaning(reference: String) -> Prose {
        switch self {
        case .captured: "share between half and twice that of \(name: reference)"
        case .missed: "share under half that of \(name: reference), beyond chance"
        case .invented: "share over twice that of \(name: reference), beyond chance"
        case .undecided: "share under half or over twice that of \(name: reference), as chance alone could make it"
        }
    }
}

extension Profile.Cluster {
    fileprivate init(_ cluster: ClusterFinding, _ description: ClusterDescription?) {
        let known = description?.terms ?? []
        let terms = known.map { displayText($0, limit: Limits.term) }.filter { !$0.isEmpty }
        self.terms = terms.isEmpty ? "cluster \(Figures.count(cluster.cluster))" : terms.joined(separator: ", ")
        p = Figures.decimal(cluster.p)
        q = Figures.decimal(cluster.q)
        jsPart = Figures.decimal(cluster.jsPart)
        func shown(_ example: String?) -> String {
            example.map { excerpt($0, terms: known, limit: Limits.example) } ?? Figures.dash
        }
        exampleReference = shown(description?.example)
        exampleSource = shown(cluster.examplesSource?.first?.text)
    }
}

/// The elements in order of first appearance.
func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
}
