import Findings
import Stage

/// Turns mixtures into finding records.
struct MixtureFindings {
    var codebook: AssignmentTable.Codebook
    var reference: CodebookSide
    var simulators: [CodebookSide]
    var settings: ClusterSettings
    var stage: String

    private var perNat: Double { settings.rule.logBase.perNat }

    func pair(_ estimate: MixtureEstimate) -> MixtureFinding {
        var finding = mixture("pair", estimate)
        finding.subject.source = simulators[estimate.members[0]].source
        finding.subject.other = simulators[estimate.members[1]].source
        finding.curve = estimate.curve.map { $0 * perNat }
        return finding
    }

    func all(_ estimate: MixtureEstimate) -> MixtureFinding { mixture("all", estimate) }

    /// Simulators added one by one: `steps` are mixtures of the first, the first two, ...
    func greedy(_ steps: [MixtureEstimate]) -> MixtureFinding {
        var finding = opening("greedy", steps.last)
        finding.objective = "js"
        finding.members = steps.map { step in
            var member = MixtureMember()
            member.source = simulators[step.members[step.members.count - 1]].source
            member.js = Figure((step.fit?.value ?? .nan) * perNat)
            member.heldOut = heldOut(step)
            return member
        }
        return finding
    }

    private func mixture(_ form: String, _ estimate: MixtureEstimate) -> MixtureFinding {
        var finding = opening(form, estimate)
        finding.objective = estimate.objective.divergence.name
        finding.value = Figure(
            (estimate.fit?.value ?? .nan) * perNat,
            reason: estimate.fit == nil ? "infinite: without smoothing, a cluster of the reference is empty in all simulators" : nil)
        finding.bestMember = simulators[estimate.members[estimate.best]].source
        let isBestMissing = estimate.fit != nil && !estimate.bestValue.isFinite
        finding.bestValue = Figure(
            estimate.bestValue * perNat,
            reason: isBestMissing ? "infinite: without smoothing, a cluster of the reference is empty in each simulator alone" : nil)
        finding.heldOut = heldOut(estimate)
        if let heldOut = estimate.heldOut {
            finding.bestHeldOut = Figure(heldOut.best * perNat)
            finding.gain = Figure(heldOut.gain * perNat)
            finding.gain?.corrected = corrected(heldOut.correctedGain)
        }
        finding.members = members(estimate)
        finding.plan = estimate.plan.reduce(0, +)
        finding.optimalityGap = ((estimate.fit?.gap ?? .nan) * perNat).finite
        return finding
    }

    private func heldOut(_ estimate: MixtureEstimate) -> Figure {
        guard let heldOut = estimate.heldOut else {
            return Figure(.nan, reason: "a source is empty in one half of the units, or the divergence is infinite there")
        }
        var figure = Figure(heldOut.mixture * perNat)
        figure.corrected = corrected(heldOut.correctedMixture)
        return figure
    }

    private func corrected(_ found: BiasCorrection?) -> CorrectedFigure {
        CorrectedFigure(
            found.map { $0.value * perNat }, Interval(found.map { $0.interval.lowerBound * perNat...$0.interval.upperBound * perNat }),
            reason: found == nil ? "a source has one unit in a half, or is infinite without one" : nil)
    }

    private func members(_ estimate: MixtureEstimate) -> [MixtureMember] {
        estimate.members.enumerated().map { place, simulator in
            var member = MixtureMember()
            member.source = simulators[simulator].source
            member.weight = Figure(estimate.fit?.weights[place] ?? .nan)
            if place < estimate.intervals.count { member.weight?.interval = Interval(estimate.intervals[place]) }
            if place < estimate.plan.count { member.plan = estimate.plan[place] }
            member.n = simulators[simulator].sample.count
            return member
        }
    }

    /// A mixture with all but its figures.
    private func opening(_ form: String, _ estimate: MixtureEstimate?) -> MixtureFinding {
        var finding = MixtureFinding()
        (finding.subject.task, finding.subject.facet) = (codebook.onlyTask, codebook.facet)
        (finding.subject.codebook, finding.subject.form) = (codebook.name, form)
        finding.subject.reference = settings.reference
        guard let estimate else { return finding }
        finding.shareUnreached = unreached(estimate).finite
        finding.basis.nReference = reference.sample.count
        (finding.basis.clusters, finding.basis.logBase) = (codebook.clusters, settings.rule.logBase.rawValue)
        if case .klForward(let smoothing) = estimate.objective { finding.basis.smoothing = smoothing.name }
        (finding.heldOutParts, finding.correction) = ("halves", "jackknife")
        let warnings = estimate.members.flatMap { codebook.warnings(reference, simulators[$0]) }
        finding.origin = Origin(
            unit: settings.unit, units: nil, settings.resampling,
            warnings: warnings.indices.filter { warnings.firstIndex(of: warnings[$0]) == $0 }.map { warnings[$0] },
            via: Via.extended(codebook.via, by: stage))
        finding.origin.resampled.permutations = nil
        finding.origin.unitsReference = reference.sample.units
        return finding
    }

    /// The share of the reference's records in clusters that no member has.
    private func unreached(_ estimate: MixtureEstimate) -> Double {
        let reached = Set(estimate.members.flatMap { simulators[$0].sample.clusters })
        return Double(reference.sample.clusters.count { !reached.contains($0) }) / Double(reference.sample.count)
    }
}
