import Findings
import Stage

/// Turns what is known of pairs of sources into finding records.
struct PairFindings {
    var codebook: AssignmentTable.Codebook
    var sides: [CodebookSide]
    var settings: ClusterSettings
    var stage: String

    private func subject(_ source: CodebookSide, other: CodebookSide? = nil) -> Findings.Subject {
        var subject = Subject(
            facet: codebook.facet, task: codebook.onlyTask, codebook: codebook.name, source: source.source, reference: settings.reference)
        subject.other = other?.source
        return subject
    }

    private func basis(_ source: CodebookSide, other: CodebookSide? = nil) -> Basis {
        var basis = Basis(nSource: source.sample.count)
        basis.nOther = other?.sample.count
        (basis.clusters, basis.logBase) = (codebook.clusters, settings.rule.logBase.rawValue)
        return basis
    }

    func pair(_ estimate: PairEstimate) -> PairFinding {
        let (source, other) = (sides[estimate.first], sides[estimate.second])
        var finding = PairFinding()
        finding.subject = subject(source, other: other)
        finding.js = Figure(estimate.js)
        finding.jsDistance = estimate.js.value.squareRoot().finite
        finding.basis = basis(source, other: other)
        finding.origin = Origin(
            unit: settings.unit, units: nil, settings.resampling, warnings: codebook.warnings(source, other),
            via: Via.extended(codebook.via, by: stage))
        (finding.origin.unitsSource, finding.origin.unitsOther) = (source.sample.units, other.sample.units)
        return finding
    }

    /// The place of a source in the order and on the map; `joinHeight` is that of it and the next one, nil for the last.
    func place(_ source: Int, order: Int, joinHeight: Double?, map: ClassicalScaling) -> MapFinding {
        var finding = MapFinding()
        finding.subject = subject(sides[source])
        (finding.order, finding.joinHeight) = (order, joinHeight)
        (finding.x, finding.y) = (map.x[source].finite, map.y[source].finite)
        finding.share = Figure(map.share ?? .nan, reason: map.share == nil ? "all sources have the same shares" : nil)
        (finding.distance, finding.linkage) = ("js_distance", "average")
        finding.sources = sides.count
        finding.basis = basis(sides[source])
        finding.origin.via = Via.extended(codebook.via, by: stage)
        return finding
    }
}
