import Stage

/// Turns comparisons into finding records.
struct FindingWriter {
    var reference: String
    var resampling: Resampling
    /// The field that names the resampling unit.
    var unit: String
    var stage: String

    /// Names of the sources that a row is about come first, then values, then what they were made from.
    private func opening(_ kind: String, _ comparison: Comparison, _ codebook: AssignmentTable.Codebook) -> JSONObject {
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
        for estimate in result.estimates.all {
            add(estimate, adjusted: result.adjusted?[estimate.divergence.rawValue], to: &finding)
            if estimate.divergence == .js, let corrected = result.estimates.corrected {
                finding.add("js_corrected", corrected.value)
                add(corrected.interval, "js_corrected", to: &finding)
            }
        }
        close(&finding, result.comparison, codebook)
        return finding
    }

    private func add(_ estimate: Resampling.Estimate, adjusted: (holm: Double, bh: Double)?, to finding: inout JSONObject) {
        let name = estimate.divergence.name
        finding.add(name, estimate.value)
        if !estimate.value.isFinite {
            finding.add("\(name)_reason", "infinite: without smoothing, a cluster is empty on one side only")
        } else if estimate.test.map({ $0.floor == nil || $0.floor95 == nil }) ?? false {
            finding.add("\(name)_floor_reason", "infinite in some deals of the labels")
        }
        if let interval = estimate.percentile { add(interval, name, to: &finding, hasReason: !estimate.value.isFinite) }
        if let interval = estimate.biasCorrected { add(interval, "\(name)_bca", to: &finding, hasReason: !estimate.value.isFinite) }
        guard let test = estimate.test else { return }
        finding.add("\(name)_floor", test.floor ?? .nan)
        finding.add("\(name)_floor95", test.floor95 ?? .nan)
        finding.add("\(name)_excess", test.floor.map { estimate.value - $0 } ?? .nan)
        finding.add("\(name)_p", test.p)
        if let adjusted {
            finding.add("\(name)_p_holm", adjusted.holm)
            finding.add("\(name)_p_bh", adjusted.bh)
        }
    }

    private func add(_ interval: BootstrapInterval, _ name: String, to finding: inout JSONObject, hasReason: Bool) {
        add(interval.range, name, to: &finding)
        if !hasReason { finding.add("\(name)_reason", ifPresent: interval.reason) }
    }

    private func add(_ range: ClosedRange<Double>?, _ name: String, to finding: inout JSONObject) {
        finding.add("\(name)_low", range?.lowerBound ?? .nan)
        finding.add("\(name)_high", range?.upperBound ?? .nan)
    }

    func clusters(_ comparison: Comparison, _ codebook: AssignmentTable.Codebook, terms: [[String]]) -> [JSONObject] {
        let reference = codebook.sources.position(of: self.reference) ?? -1
        let source = codebook.sources.position(of: comparison.source) ?? -1
        let perNat = resampling.rule.logBase.perNat
        let found = behaviors(
            reference: counted(comparison.reference.clusters, clusters: codebook.clusters),
            source: counted(comparison.simulated.clusters, clusters: codebook.clusters))
        return found.map { behavior in
            var finding = opening("cluster", comparison, codebook)
            finding.add("cluster", behavior.cluster)
            finding.add("p", behavior.p)
            finding.add("q", behavior.q)
            finding.add("count_reference", Int(behavior.countReference))
            finding.add("count_source", Int(behavior.countSource))
            finding.add("log_ratio", behavior.logRatio * perNat)
            finding.add("class", behavior.behaviorClass.rawValue)
            finding.add("js_part", behavior.jsPart * perNat)
            finding.add("terms", terms[behavior.cluster])
            finding.add("examples_reference", examples(codebook.examples[behavior.cluster, reference]))
            finding.add("examples_source", examples(codebook.examples[behavior.cluster, source]))
            finding.add("clusters", codebook.clusters)
            finding.add("n_source", comparison.simulated.count)
            finding.add("n_reference", comparison.reference.count)
            finding.add("log_base", resampling.rule.logBase.rawValue)
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

    private func close(_ finding: inout JSONObject, _ comparison: Comparison, _ codebook: AssignmentTable.Codebook) {
        finding.add("clusters", codebook.clusters)
        finding.add("n_source", comparison.simulated.count)
        finding.add("n_reference", comparison.reference.count)
        finding.add("log_base", resampling.rule.logBase.rawValue)
        finding.add("smoothing", resampling.rule.smoothing.name)
        finding.add("mauve_scaling", Frontier.scaling)
        finding.add("mauve_weights", Frontier.points)
        finding.add("js_correction", "jackknife")
        finding.add("unit", unit)
        finding.add("units_source", comparison.simulated.units)
        finding.add("units_reference", comparison.reference.units)
        finding.add("confidence", resampling.confidence)
        finding.add("bootstrap", resampling.bootstrap)
        finding.add("permutations", resampling.permutations)
        finding.add("seed", Int(resampling.seed))
        finding.add("warnings", comparison.warnings)
        finding.add("via", Via.extended(codebook.via, by: stage))
    }
}
