import Stage

/// Turns comparisons into finding records.
struct FindingWriter {
    var reference: String
    var resampling: Resampling
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

    func divergence(_ comparison: Comparison, _ codebook: AssignmentTable.Codebook) -> JSONObject {
        var finding = opening("divergence", comparison, codebook)
        if comparison.isControl { finding.add("split", "halves") }
        let stream = "\(codebook.name):\(comparison.task ?? ""):\(comparison.source)"
        let estimates = resampling.estimates(
            reference: comparison.reference, source: comparison.simulated, clusters: codebook.clusters, stream: stream)
        for (divergence, estimate) in zip(Divergence.allCases, estimates) {
            finding.add(divergence.name, estimate.value)
            if let interval = estimate.interval {
                finding.add("\(divergence.name)_low", interval.lowerBound)
                finding.add("\(divergence.name)_high", interval.upperBound)
            }
            if let floor = estimate.floor {
                finding.add("\(divergence.name)_floor", floor.mean)
                finding.add("\(divergence.name)_floor95", floor.percentile95)
            }
            if let p = estimate.p { finding.add("\(divergence.name)_p", p) }
        }
        close(&finding, comparison, codebook)
        return finding
    }

    func clusters(_ comparison: Comparison, _ codebook: AssignmentTable.Codebook, terms: [[String]]) -> [JSONObject] {
        let reference = codebook.sources.position(of: self.reference) ?? -1
        let source = codebook.sources.position(of: comparison.source) ?? -1
        let found = behaviors(
            reference: counted(comparison.reference, clusters: codebook.clusters),
            source: counted(comparison.simulated, clusters: codebook.clusters))
        return found.map { behavior in
            var finding = opening("cluster", comparison, codebook)
            finding.add("cluster", behavior.cluster)
            finding.add("p", behavior.p)
            finding.add("q", behavior.q)
            finding.add("count_reference", Int(behavior.countReference))
            finding.add("count_source", Int(behavior.countSource))
            finding.add("log_ratio", behavior.logRatio)
            finding.add("class", behavior.behaviorClass.rawValue)
            finding.add("js_part", behavior.jsPart)
            finding.add("terms", terms[behavior.cluster])
            finding.add("examples_reference", examples(codebook.examples[behavior.cluster, reference]))
            finding.add("examples_source", examples(codebook.examples[behavior.cluster, source]))
            finding.add("clusters", codebook.clusters)
            finding.add("n_source", comparison.simulated.count)
            finding.add("n_reference", comparison.reference.count)
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
        finding.add("log_base", "e")
        finding.add("smoothing", "paper")
        finding.add("unit", "id")
        finding.add("confidence", resampling.confidence)
        finding.add("bootstrap", resampling.bootstrap)
        finding.add("permutations", resampling.permutations)
        finding.add("seed", Int(resampling.seed))
        finding.add("warnings", comparison.warnings)
        finding.add("via", Via.extended(codebook.via, by: stage))
    }
}
