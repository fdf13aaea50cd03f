import Stage

@testable import report

/// Findings of two simulators and the control, with round values.
enum Fixtures {
    static func divergence(_ source: String, js: Double?, task: String? = nil, facet: String? = "style", isControl: Bool = false) -> DivergenceFinding {
        var finding = DivergenceFinding(subject: Subject(facet: facet, task: task, source: source, reference: "real"))
        finding.isControl = isControl
        finding.js = Estimate(value: js, low: js.map { $0 - 0.05 }, high: js.map { $0 + 0.05 }, floor: 0.02, floor95: 0.04, p: 0.0005)
        finding.klForward = Estimate(value: 0.5)
        finding.klBackward = Estimate(value: 0.25)
        finding.tvd = Estimate(value: 0.75)
        (finding.nReference, finding.nSource) = (40, 30)
        finding.settings = ["clusters": "12", "log_base": "e", "confidence": "0.95", "seed": "42"]
        return finding
    }

    static func cluster(_ source: String, _ number: Int, _ behaviorClass: ClusterFinding.Class, p: Double, q: Double, task: String? = nil) -> ClusterFinding {
        var finding = ClusterFinding(subject: Subject(facet: "style", task: task, source: source, reference: "real"), class: behaviorClass)
        finding.cluster = number
        (finding.p, finding.q, finding.jsPart) = (p, q, 0.01)
        finding.terms = ["short", "polite"]
        finding.exampleReference = "thanks"
        finding.exampleSource = "thank you"
        return finding
    }

    static func findings(_ divergences: [DivergenceFinding], _ clusters: [ClusterFinding] = [], limit: Int = 5) -> Findings {
        var findings = Findings(limit: limit)
        for divergence in divergences { findings.add(divergence) }
        for cluster in clusters { findings.add(cluster) }
        return findings
    }

    static func page(_ divergences: [DivergenceFinding], _ clusters: [ClusterFinding] = []) -> Page {
        PageBuilder(findings: findings(divergences, clusters), title: nil).page()
    }

    /// One simulator above its floor, the control within, one cluster.
    static var small: Page {
        var control = divergence("real", js: 0.03, isControl: true)
        control.warnings = ["small_n_per_cluster"]
        return page([divergence("sim:a", js: 0.25), control], [cluster("sim:a", 3, .missed, p: 0.2, q: 0.05)])
    }

    /// Every text that comes from data is hostile.
    static func hostile(_ text: String) -> Page {
        var divergence = Fixtures.divergence(text, js: 0.25, task: nil, facet: text)
        divergence.subject.reference = text
        divergence.warnings = [text]
        divergence.settings["via"] = text
        var other = divergence
        other.subject.task = text
        var cluster = Fixtures.cluster(text, 1, .invented, p: 0, q: 0.5)
        cluster.subject = divergence.subject
        cluster.terms = [text]
        (cluster.exampleReference, cluster.exampleSource) = (text, text)
        return PageBuilder(findings: findings([divergence, other], [cluster]), title: text).page()
    }
}
