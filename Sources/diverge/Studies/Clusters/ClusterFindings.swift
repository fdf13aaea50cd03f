import Stage

/// Turns comparisons of clusters into finding records.
struct ClusterFindings {
    var reference: String
    var resampling: Resampling
    var rule: DivergenceRule
    /// The field that names the resampling unit.
    var unit: String
    var stage: String

    /// Names of the sources that a row is about come first, then values, then what they were made from.
    private func opening(_ kind: String, _ comparison: ClusterComparison, _ codebook: AssignmentTable.Codebook) -> JSONObject {
        var finding = JSONObject()
        finding.add("kind", kind)
        finding.add("task", ifPresent: comparison.task)
        finding.add("facet", codebook.facet)
        finding.add("codebook", codebook.name)
        finding.add("source", comparison.source)
        finding.add("reference", reference)
        return finding
    }

    func divergence(_ result: ComparedDivergences, _ codebook: AssignmentTable.Codebook) -> JSONObject {
        var finding = opening("divergence", result.comparison, codebook)
        if result.comparison.isControl { finding.add("split", "halves") }
        for (divergence, estimate) in zip(Divergence.allCases, result.estimates.all) {
            add(estimate, to: &finding)
            if divergence == .js, let corrected = result.estimates.corrected {
                finding.add("js_corrected", corrected.value)
                finding.add("js_corrected", range: corrected.interval)
                finding.add("js_correction", corrected.correction.rawValue)
            }
        }
        close(&finding, result.comparison, codebook)
        return finding
    }

    private func add(_ estimate: Estimate, to finding: inout JSONObject) {
        let name = estimate.statistic.name
        finding.add(name, estimate.value)
        if !estimate.value.isFinite {
            finding.add("\(name)_reason", estimate.statistic.undefined)
        } else if estimate.test.map({ $0.floor == nil || $0.floor95 == nil }) ?? false {
            finding.add("\(name)_floor_reason", "infinite in some permutations of the labels")
        }
        if resampling.bootstrap > 0 {
            add(estimate.interval, name, to: &finding, isInfinite: !estimate.value.isFinite)
            add(estimate.biasCorrected, "\(name)_bca", to: &finding, isInfinite: !estimate.value.isFinite)
        }
        finding.add(name, test: estimate.test, of: estimate.value)
        if let adjusted = estimate.adjusted {
            finding.add("\(name)_p_holm", adjusted.holm)
            finding.add("\(name)_p_bh", adjusted.bh)
        }
    }

    /// An infinite value has the reason for its missing interval already.
    private func add(_ interval: BootstrapInterval?, _ name: String, to finding: inout JSONObject, isInfinite: Bool) {
        if isInfinite { finding.add(name, range: nil) } else { finding.add(name, interval: interval) }
    }

    func clusters(_ comparison: ClusterComparison, _ codebook: AssignmentTable.Codebook, terms: [[String]]) -> [JSONObject] {
        let reference = codebook.sources.position(of: self.reference) ?? -1
        let source = codebook.sources.position(of: comparison.source) ?? -1
        let perNat = rule.logBase.perNat
        let found = clusterBehaviors(
            reference: comparison.reference, source: comparison.simulated, clusters: codebook.clusters, rule: rule,
            confidence: resampling.confidence)
        return found.map { behavior in
            var finding = opening("cluster", comparison, codebook)
            finding.add("cluster", behavior.cluster)
            finding.add("p", behavior.p)
            finding.add("q", behavior.q)
            finding.add("count_reference", Int(behavior.countReference))
            finding.add("count_source", Int(behavior.countSource))
            let interval = behavior.ratio.interval(confidence: resampling.confidence)
            finding.add("log_ratio", behavior.ratio.logRatio * perNat)
            finding.add("log_ratio", range: interval.lowerBound * perNat...interval.upperBound * perNat)
            finding.add("log_ratio_p", behavior.pValue)
            finding.add("log_ratio_p_bh", behavior.adjusted)
            finding.add("class", behavior.behaviorClass.rawValue)
            for (divergence, part) in behavior.parts {
                finding.add("\(divergence.name)_part", divergence.isInformation ? part * perNat : part)
                if !part.isFinite { finding.add("\(divergence.name)_part_reason", "infinite: empty on one side only, without smoothing") }
            }
            finding.add("terms", terms[behavior.cluster])
            finding.add("examples_reference", examples(codebook.examples[behavior.cluster, reference]))
            finding.add("examples_source", examples(codebook.examples[behavior.cluster, source]))
            finding.add("clusters", codebook.clusters)
            finding.add("n_source", comparison.simulated.count)
            finding.add("n_reference", comparison.reference.count)
            finding.add("log_base", rule.logBase.rawValue)
            finding.add("smoothing", rule.smoothing.name)
            finding.add("unit", unit)
            finding.add("confidence", resampling.confidence)
            return finding
        }
    }

    private func examples(_ examples: [Examples.Example]) -> [JSONObject] {
        examples.map { example in
            var object = JSONObject()
            object.add("id", example.id)
            object.add("text", example.text)
            return object
        }
    }

    private func close(_ finding: inout JSONObject, _ comparison: ClusterComparison, _ codebook: AssignmentTable.Codebook) {
        finding.add("clusters", codebook.clusters)
        finding.add("n_source", comparison.simulated.count)
        finding.add("n_reference", comparison.reference.count)
        finding.add("log_base", rule.logBase.rawValue)
        finding.add("smoothing", rule.smoothing.name)
        finding.add("mauve_scaling", Frontier.scaling)
        finding.add("mauve_weights", Frontier.points)
        finding.add("unit", unit)
        finding.add("units_source", comparison.simulated.units)
        finding.add("units_reference", comparison.reference.units)
        finding.add(resampling)
        finding.add("warnings", comparison.warnings)
        finding.add("via", Via.extended(codebook.via, by: stage))
    }
}
