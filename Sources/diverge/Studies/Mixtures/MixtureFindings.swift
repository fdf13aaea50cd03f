import Stage

/// Turns mixtures into finding records.
struct MixtureFindings {
    var codebook: AssignmentTable.Codebook
    var reference: CodebookSide
    var simulators: [CodebookSide]
    var settings: Settings
    var stage: String

    private var perNat: Double { settings.clusters.rule.logBase.perNat }

    private func opening(_ form: String) -> JSONObject {
        var finding = JSONObject()
        finding.add("kind", "mixture")
        finding.add("task", ifPresent: codebook.onlyTask)
        finding.add("facet", codebook.facet)
        finding.add("codebook", codebook.name)
        finding.add("form", form)
        return finding
    }

    func pair(_ estimate: MixtureEstimate) -> JSONObject {
        var finding = opening("pair")
        finding.add("source", simulators[estimate.members[0]].source)
        finding.add("other", simulators[estimate.members[1]].source)
        add(estimate, to: &finding)
        finding.add("js_curve", estimate.curve.map { $0 * perNat })
        close(&finding, estimate)
        return finding
    }

    func all(_ estimate: MixtureEstimate) -> JSONObject {
        var finding = opening("all")
        add(estimate, to: &finding)
        close(&finding, estimate)
        return finding
    }

    /// Simulators added one by one: `steps` are mixtures of the first, the first two, ...
    func greedy(_ steps: [MixtureEstimate]) -> JSONObject {
        var finding = opening("greedy")
        finding.add("reference", settings.reference)
        finding.add("objective", "js")
        finding.add(
            "members",
            steps.map { step in
                var member = JSONObject()
                member.add("source", simulators[step.members[step.members.count - 1]].source)
                member.add("js", (step.fit?.value ?? .nan) * perNat)
                addHeldOut(step, "js", to: &member)
                return member
            })
        if let last = steps.last { close(&finding, last) }
        return finding
    }

    private func add(_ estimate: MixtureEstimate, to finding: inout JSONObject) {
        let name = estimate.objective.divergence.name
        finding.add("reference", settings.reference)
        finding.add("objective", name)
        finding.add(name, (estimate.fit?.value ?? .nan) * perNat)
        if estimate.fit == nil {
            finding.add("\(name)_reason", "infinite: without smoothing, a cluster of the reference is empty in all simulators")
        }
        finding.add("best_member", simulators[estimate.members[estimate.best]].source)
        finding.add("\(name)_best_member", estimate.bestValue * perNat)
        if estimate.fit != nil && !estimate.bestValue.isFinite {
            finding.add(
                "\(name)_best_member_reason", "infinite: without smoothing, a cluster of the reference is empty in each simulator alone")
        }
        addHeldOut(estimate, name, to: &finding)
        if let heldOut = estimate.heldOut {
            finding.add("\(name)_best_member_held_out", heldOut.best * perNat)
            finding.add("\(name)_gain", heldOut.gain * perNat)
            add("\(name)_gain_corrected", heldOut.correctedGain, to: &finding)
        }
        finding.add("members", members(estimate))
        finding.add("plan", estimate.plan.reduce(0, +))
        finding.add("optimality_gap", (estimate.fit?.gap ?? .nan) * perNat)
    }

    private func addHeldOut(_ estimate: MixtureEstimate, _ name: String, to object: inout JSONObject) {
        guard let heldOut = estimate.heldOut else {
            object.add("\(name)_held_out", Double.nan)
            object.add("\(name)_held_out_reason", "a source is empty in one half of the units, or the divergence is infinite there")
            return
        }
        object.add("\(name)_held_out", heldOut.mixture * perNat)
        add("\(name)_held_out_corrected", heldOut.correctedMixture, to: &object)
    }

    private func add(_ name: String, _ corrected: CorrectedEstimate?, to object: inout JSONObject) {
        object.add(name, (corrected?.value ?? .nan) * perNat)
        object.add(name, range: corrected.map { $0.interval.lowerBound * perNat...$0.interval.upperBound * perNat })
        if corrected == nil { object.add("\(name)_reason", "a source has one unit in a half, or is infinite without one") }
    }

    private func members(_ estimate: MixtureEstimate) -> [JSONObject] {
        estimate.members.enumerated().map { place, simulator in
            var member = JSONObject()
            member.add("source", simulators[simulator].source)
            member.add("weight", estimate.fit?.weights[place] ?? .nan)
            if place < estimate.intervals.count { member.add("weight", interval: estimate.intervals[place]) }
            if place < estimate.plan.count { member.add("plan", estimate.plan[place]) }
            member.add("n", simulators[simulator].sample.count)
            return member
        }
    }

    private func close(_ finding: inout JSONObject, _ estimate: MixtureEstimate) {
        finding.add("share_unreached", unreached(estimate))
        finding.add("clusters", codebook.clusters)
        finding.add("n_reference", reference.sample.count)
        finding.add("log_base", settings.clusters.rule.logBase.rawValue)
        if case .klForward(let smoothing) = estimate.objective { finding.add("smoothing", smoothing.name) }
        finding.add("held_out", "halves")
        finding.add("correction", "jackknife")
        finding.add("unit", settings.unit)
        finding.add("units_reference", reference.sample.units)
        finding.add("confidence", settings.resampling.confidence)
        finding.add("bootstrap", settings.resampling.bootstrap)
        finding.add("seed", Int(settings.resampling.seed))
        var warnings: [String] = []
        for simulator in estimate.members {
            for warning in codebook.warnings(reference, simulators[simulator]) where !warnings.contains(warning) {
                warnings.append(warning)
            }
        }
        finding.add("warnings", warnings)
        finding.add("via", Via.extended(codebook.via, by: stage))
    }

    /// The share of the reference's records in clusters that no member has.
    private func unreached(_ estimate: MixtureEstimate) -> Double {
        let reached = Set(estimate.members.flatMap { simulators[$0].sample.clusters })
        return Double(reference.sample.clusters.count { !reached.contains($0) }) / Double(reference.sample.count)
    }
}
