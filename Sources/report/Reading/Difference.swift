import Findings
import Stage

/// How a measure, or an aspect of behaviour, differs between both sides.
struct Difference: Sendable {
    /// Its task is the domain.
    var subject: Findings.Subject
    var measure: String
    /// Of labels the one whose share differs most.
    var label: String?
    /// 0 to 1 for every measure: Kolmogorov-Smirnov of numbers, total variation of labels. nil where a side has no value.
    var distance: Double?
    /// Of the distance, adjusted after Benjamini and Hochberg where the finding is.
    var p: Double?
    /// The means of a number, or the shares of the label.
    var reference: Double?
    var source: Double?
    /// The interval of the source's less the reference's.
    var low: Double?
    var high: Double?
    var nReference: Int?
    var nSource: Int?
    var settings: [String: String] = [:]

    /// nil for a finding of another method, such as that of statements, which has neither distance.
    init?(_ finding: DimensionFinding) {
        guard let name = finding.distanceName, let figure = finding.figures[name] else { return nil }
        let about = finding.subject
        subject = Findings.Subject(
            facet: about.facet, task: about.domain ?? about.task, codebook: about.codebook, source: about.source, reference: about.reference
        )
        measure = about.measure ?? ""
        distance = figure.value
        p = figure.test?.bh ?? figure.p
        (nReference, nSource) = (finding.basis.nReference, finding.basis.nSource)
        settings = finding.settings
        if name == "ks" {
            (reference, source) = (finding.meanReference, finding.meanSource)
            (low, high) = (finding.figures["mean_difference"]?.low, finding.figures["mean_difference"]?.high)
        } else if let most = finding.labels?.max(by: { $0.gap < $1.gap }) {
            label = most.label
            (reference, source) = (most.p, most.q)
            (low, high) = (most.difference?.low, most.difference?.high)
        }
    }

    /// Whether the difference is more than chance makes: p is at most 1 less the confidence (0.95 where none is named). nil without p.
    var isBeyondChance: Bool? { p.map { $0 <= 1 - (settings["confidence"].flatMap(Double.init) ?? 0.95) + 1e-12 } }

    /// What is beyond chance first, then by distance; ties by name.
    static func differsMore(_ one: Difference, _ other: Difference) -> Bool {
        func order(_ finding: Difference) -> (Int, Double, String) {
            (finding.isBeyondChance == false ? 1 : 0, -(finding.distance ?? 0), finding.measure)
        }
        return order(one) < order(other)
    }
}

/// The measures of one comparison: how many there are, and those that differ most.
struct DifferenceTally: Sendable {
    private(set) var compared = 0
    private(set) var beyondChance = 0
    /// How many have a p-value.
    private(set) var tested = 0
    /// The sum of all distances.
    private var distances = 0.0
    /// Measures that one side does not have.
    private(set) var uncompared: [String] = []
    /// Conversations of both sides: of the measure that most have.
    private(set) var nReference = 0
    private(set) var nSource = 0
    private(set) var largest: SmallestN<Difference>

    /// The mean distance over the measures; nil where none was compared.
    var meanDistance: Double? { compared > 0 ? distances / Double(compared) : nil }

    init(limit: Int) { largest = SmallestN(limit, by: Difference.differsMore) }

    mutating func add(_ finding: Difference) {
        nReference = max(nReference, finding.nReference ?? 0)
        nSource = max(nSource, finding.nSource ?? 0)
        guard let distance = finding.distance else { return uncompared.append(finding.measure) }
        compared += 1
        distances += distance
        if let isBeyond = finding.isBeyondChance { (tested, beyondChance) = (tested + 1, beyondChance + (isBeyond ? 1 : 0)) }
        largest.add(finding)
    }
}

extension LabelShare {
    fileprivate var gap: Double {
        guard let p, let q else { return 0 }
        return abs(q - p)
    }
}
