import Findings
import Stage
import Testing

@testable import report

/// Findings of two simulators and the control, with round values.
enum Fixtures {
    static func divergence(_ source: String, js: Double?, task: String? = nil, facet: String? = "style", isControl: Bool = false)
        -> DivergenceFinding
    {
        var finding = DivergenceFinding()
        finding.subject = Subject(facet: facet, task: task, source: source, reference: "real")
        if isControl { finding.subject.split = "halves" }
        finding.js = Figure(value: js, low: js.map { $0 - 0.05 }, high: js.map { $0 + 0.05 }, floor: 0.02, floor95: 0.04, p: 0.0005)
        finding.klForward = Figure(value: 0.5)
        finding.klBackward = Figure(value: 0.25)
        finding.tvd = Figure(value: 0.75)
        finding.basis = Basis(nSource: 30, nReference: 40)
        (finding.basis.clusters, finding.basis.logBase) = (12, "e")
        finding.origin.resampled = Resampled(confidence: 0.95, seed: 42)
        return finding
    }

    static func cluster(_ source: String, _ number: Int, _ behaviorClass: ClusterFinding.Class, p: Double, q: Double, task: String? = nil)
        -> ClusterFinding
    {
        var finding = ClusterFinding()
        finding.subject = Subject(facet: "style", task: task, source: source, reference: "real")
        (finding.cluster, finding.behaviorClass) = (number, behaviorClass)
        (finding.p, finding.q) = (p, q)
        finding.parts["js"] = ClusterPart(0.01)
        finding.terms = ["short", "polite"]
        finding.examplesReference = [Example(id: "1", text: "thanks")]
        finding.examplesSource = [Example(id: "2", text: "thank you")]
        return finding
    }

    /// A number with means 0.12 and 0.71, a label of 40 and 30 conversations with shares 0.2 and 0.6.
    static func dimension(
        _ measure: String, _ distance: Double?, p: Double? = 0.001, label: String? = nil, source: String = "sim:a",
        facet: String? = "style", domain: String? = nil
    ) -> DimensionFinding {
        var finding = DimensionFinding()
        finding.subject = Subject(facet: facet, source: source, reference: "real")
        (finding.subject.measure, finding.subject.domain) = (measure, domain)
        var figure = Figure(value: distance)
        figure.test = p.map { PValue($0) }
        finding.figures[label == nil ? "ks" : "tvd"] = figure
        if let label {
            var share = LabelShare()
            (share.label, share.p, share.q, share.difference) = (label, 0.2, 0.6, Interval(0.5...0.65))
            finding.labels = [share]
        } else {
            (finding.meanReference, finding.meanSource) = (0.12, 0.71)
            finding.figures["mean_difference"] = Figure(low: 0.5, high: 0.65)
        }
        finding.basis = label == nil ? Basis(nSource: 60, nReference: 50) : Basis(nSource: 30, nReference: 40)
        finding.origin.resampled = Resampled(confidence: 0.95, seed: 42)
        return finding
    }

    static func index(_ source: String, _ usi: Double?, more: String = "") throws -> IndexFinding {
        try IndexFinding(
            Record(
                #"{"kind":"index","source":"\#(source)","reference":"real","usi":\#(usi.map { "\($0)" } ?? "null"),"usi_low":\#(usi.map { "\($0 - 2)" } ?? "null"),"usi_high":\#(usi.map { "\($0 + 1)" } ?? "null"),"d1":91.24,"d2":80,"d3":70,"d4":60,"ece":0.125,"tasks":40,"confidence":0.95\#(more)}"#
            ))
    }

    static func feature(_ source: String, _ name: String, _ dice: Double) throws -> FeatureFinding {
        try FeatureFinding(
            Record(
                #"{"kind":"feature","source":"\#(source)","reference":"real","dimension":"d3","feature":"\#(name)","h":0.4,"m":0.1,"dice":\#(dice),"dice_low":0.25,"dice_high":0.5}"#
            ))
    }

    static func findings(_ divergences: [DivergenceFinding], _ clusters: [ClusterFinding] = [], limit: Int = 5) -> FindingCollection {
        var findings = FindingCollection(limit: limit)
        for divergence in divergences { findings.add(divergence) }
        for cluster in clusters { findings.add(cluster) }
        return findings
    }

    /// A view of a type that has taken all of some findings.
    static func view<Shown: View>(_ type: Shown.Type, _ findings: [any Finding], limit: Int = 5) -> Shown {
        var view = type.init(limit: limit)
        for finding in findings {
            let isTaken = view.add(finding)
            #expect(isTaken)
        }
        return view
    }

    static func page(_ divergences: [DivergenceFinding], _ clusters: [ClusterFinding] = []) -> Page {
        PageBuilder(findings: findings(divergences, clusters), title: nil).page()
    }

    /// One simulator above its floor, the control within, one cluster.
    static var small: Page {
        var control = divergence("real", js: 0.03, isControl: true)
        control.origin.warnings = ["small_n_per_cluster"]
        return page([divergence("sim:a", js: 0.25), control], [cluster("sim:a", 3, .missed, p: 0.2, q: 0.05)])
    }

    /// Every text that comes from data is hostile.
    static func hostile(_ text: String) -> Page {
        var divergence = Fixtures.divergence(text, js: 0.25, task: nil, facet: text)
        divergence.subject.reference = text
        divergence.origin.warnings = [text]
        divergence.origin.via = text
        var other = divergence
        other.subject.task = text
        var cluster = Fixtures.cluster(text, 1, .invented, p: 0, q: 0.5)
        cluster.subject = divergence.subject
        cluster.terms = [text]
        cluster.examplesReference = [Example(id: text, text: text)]
        cluster.examplesSource = cluster.examplesReference
        var all = findings([divergence, other], [cluster])
        for domain in [nil, text] {
            var dimension = dimension(text, 0.5, p: 0.5, label: text, source: text, facet: text, domain: domain)
            dimension.subject.reference = text
            dimension.origin.via = text
            all.add(dimension)
            dimension.figures["tvd"] = Figure()
            all.add(dimension)
        }
        return PageBuilder(findings: all, title: text).page()
    }
}

extension Figure {
    init(
        value: Double? = nil, low: Double? = nil, high: Double? = nil, floor: Double? = nil, floor95: Double? = nil, p: Double? = nil
    ) {
        self.init()
        self.value = value
        if low != nil || high != nil {
            interval = Interval()
            interval?.low = low
            interval?.high = high
        }
        if floor != nil || floor95 != nil { self.floor = Floor(mean: floor, percentile95: floor95) }
        if let p { test = PValue(p) }
    }
}
