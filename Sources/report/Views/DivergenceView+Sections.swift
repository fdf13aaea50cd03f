import Findings

extension DivergenceView {
    /// A section for each facet and reference; the assignments drawn in them are those of `projections`.
    func sections(_ projections: Projections) -> [Page.Section] {
        let groups = groups
        let panels = projections.samples.isEmpty ? 0 : groups.reduce(0) { $0 + $1.main.count }
        return groups.map { section($0, projections, panels: panels) }
    }

    /// The divergences of one facet and reference.
    struct Group {
        var facet: String?
        var reference: String
        var main: [DivergenceFinding]
        var tasks: [[DivergenceFinding]]
    }

    /// In the order in which facets first appear; in each the pooled rows first, else the first task.
    var groups: [Group] {
        let members = Dictionary(grouping: divergences, by: \.subject.facetAndReference)
        return unique(divergences.map(\.subject.facetAndReference)).map { table in
            let own = members[table] ?? []
            let tasks = unique(own.map(\.subject.task))
            let byTask = Dictionary(grouping: own, by: \.subject.task)
            let ordered = (tasks.contains(nil) ? [nil] : []) + tasks.filter { $0 != nil }
            let tables = ordered.map { (byTask[$0] ?? []).sorted(by: DivergenceView.isCloser) }
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

    private func section(_ group: Group, _ projections: Projections, panels: Int) -> Page.Section {
        Page.Section(
            name: displayText(group.facet ?? "all behaviour", limit: Limits.name),
            reference: displayText(group.reference, limit: Limits.name),
            main: Table(group.main), scatters: projections.scatters(group.main, panels: panels),
            profiles: group.main.filter { !$0.subject.isControl }.compactMap(profile),
            tasks: group.tasks.map { Table($0) })
    }

    private func profile(_ divergence: DivergenceFinding) -> Profile? {
        guard let tally = clusters[divergence.subject] else { return nil }
        let name = displayText(divergence.subject.sourceName, limit: Limits.name)
        let reference = displayText(divergence.subject.referenceName, limit: Limits.name)
        return Profile(
            source: name,
            classes: ClusterFinding.Class.allCases.compactMap { behaviorClass in
                tally[behaviorClass].map { group in
                    Profile.ClassGroup(
                        name: behaviorClass.rawValue, meaning: behaviorClass.meaning(reference: reference), count: group.count,
                        p: Figures.decimal(group.p), q: Figures.decimal(group.q),
                        clusters: group.largest.map { Profile.Cluster($0, description(of: $0)) })
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
