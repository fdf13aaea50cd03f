import Findings
import Stage

/// Turns comparisons of clusters into finding records.
struct ClusterFindings {
    var reference: String
    var resampling: Resampling
    var rule: DivergenceRule
    /// The field that names the resampling unit.
    var unit: String
    var stage: String
    /// Of how many clusters of a class a source's own examples are shown.
    var shown: Int

    private func subject(_ comparison: ClusterComparison, _ codebook: AssignmentTable.Codebook) -> Findings.Subject {
        Subject(
            facet: codebook.facet, task: comparison.task, codebook: codebook.name, source: comparison.source, reference: reference)
    }

    private func basis(_ comparison: ClusterComparison, _ codebook: AssignmentTable.Codebook) -> Basis {
        var basis = Basis(nSource: comparison.simulated.count, nReference: comparison.reference.count)
        (basis.clusters, basis.logBase, basis.smoothing) = (codebook.clusters, rule.logBase.rawValue, rule.smoothing.name)
        return basis
    }

    func divergence(_ result: ComparedDivergences, _ codebook: AssignmentTable.Codebook) -> DivergenceFinding {
        let comparison = result.comparison
        var finding = DivergenceFinding()
        finding.subject = subject(comparison, codebook)
        if comparison.isControl { finding.subject.split = "halves" }
        finding.figures = FigureList(result.estimates.all)
        finding.basis = basis(comparison, codebook)
        (finding.mauveScaling, finding.mauveWeights) = (Frontier.scaling, Frontier.points)
        finding.origin = Origin(
            unit: unit, units: nil, resampling, warnings: comparison.warnings, via: Via.extended(codebook.via, by: stage))
        finding.origin.unitsSource = comparison.simulated.units
        finding.origin.unitsReference = comparison.reference.units
        return finding
    }

    /// What a source makes of each cluster, with its own examples of the `shown` largest of each class.
    func clusters(_ comparison: ClusterComparison, _ codebook: AssignmentTable.Codebook) -> [ClusterFinding] {
        let source = codebook.sources.position(of: comparison.source) ?? -1
        var found = clusterBehaviors(
            reference: comparison.reference, source: comparison.simulated, clusters: codebook.clusters, rule: rule,
            confidence: resampling.confidence
        ).map { finding($0, comparison, codebook) }
        for members in Dictionary(grouping: found.indices, by: { found[$0].behaviorClass }).values {
            for place in members.sorted(by: { ClusterFinding.isLarger(found[$0], found[$1]) }).prefix(shown) {
                found[place].examplesSource = found[place].cluster.map { examples(codebook.examples[$0, source]) }
            }
        }
        return found
    }

    private func finding(
        _ behavior: ClusterBehavior, _ comparison: ClusterComparison, _ codebook: AssignmentTable.Codebook
    ) -> ClusterFinding {
        let perNat = rule.logBase.perNat
        var finding = ClusterFinding()
        finding.subject = subject(comparison, codebook)
        finding.cluster = behavior.cluster
        (finding.p, finding.q) = (behavior.p.finite, behavior.q.finite)
        (finding.countReference, finding.countSource) = (Int(behavior.countReference), Int(behavior.countSource))
        let interval = behavior.ratio.interval(confidence: resampling.confidence)
        var logRatio = Figure(behavior.ratio.logRatio * perNat)
        logRatio.interval = Interval(interval.lowerBound * perNat...interval.upperBound * perNat)
        logRatio.test = PValue(behavior.pValue, bh: behavior.adjusted)
        finding.logRatio = logRatio
        finding.behaviorClass = behavior.behaviorClass
        for (divergence, part) in behavior.parts {
            finding.parts[divergence.name] = ClusterPart(
                divergence.isInformation ? part * perNat : part,
                reason: part.isFinite ? nil : "infinite: empty on one side only, without smoothing")
        }
        finding.basis = basis(comparison, codebook)
        finding.origin.unit = unit
        finding.origin.resampled = Resampled(confidence: resampling.confidence)
        return finding
    }

    /// What describes the clusters that have members, whatever a source makes of them.
    func descriptions(_ codebook: AssignmentTable.Codebook, terms: [[String]]) -> [CodebookCluster] {
        let reference = codebook.sources.position(of: self.reference) ?? -1
        var sizes = [Int](repeating: 0, count: codebook.clusters)
        for unit in codebook.units { sizes[Int(unit.cluster)] += 1 }
        return sizes.indices.filter { sizes[$0] > 0 }.map { cluster in
            var finding = CodebookCluster()
            (finding.subject.facet, finding.subject.codebook) = (codebook.facet, codebook.name)
            finding.subject.reference = self.reference
            (finding.cluster, finding.size, finding.terms) = (cluster, sizes[cluster], terms[cluster])
            finding.examplesReference = examples(codebook.examples[cluster, reference])
            finding.basis.clusters = codebook.clusters
            finding.origin.via = Via.extended(codebook.via, by: stage)
            return finding
        }
    }

    private func examples(_ examples: [Examples.Example]) -> [Example] { examples.map { Example(id: $0.id, text: $0.text) } }
}
