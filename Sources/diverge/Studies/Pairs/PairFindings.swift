import Stage

/// Turns what is known of pairs of sources into finding records.
struct PairFindings {
    var codebook: AssignmentTable.Codebook
    var sides: [CodebookSide]
    var settings: Settings
    var stage: String

    private func opening(_ kind: String, _ source: CodebookSide) -> JSONObject {
        var finding = JSONObject()
        finding.add("kind", kind)
        finding.add("task", ifPresent: codebook.onlyTask)
        finding.add("facet", codebook.facet)
        finding.add("codebook", codebook.name)
        finding.add("source", source.source)
        return finding
    }

    func pair(_ estimate: PairEstimate) -> JSONObject {
        let (source, other) = (sides[estimate.first], sides[estimate.second])
        var finding = opening("pair", source)
        finding.add("other", other.source)
        finding.add("reference", settings.reference)
        finding.add("js", estimate.js)
        finding.add("js", interval: estimate.interval)
        finding.add("js", test: estimate.test, of: estimate.js)
        if let adjusted = estimate.adjusted {
            finding.add("js_p_holm", adjusted.holm)
            finding.add("js_p_bh", adjusted.bh)
        }
        if let corrected = estimate.corrected {
            finding.add("js_corrected", corrected.value)
            finding.add("js_corrected", range: corrected.interval)
            finding.add("js_correction", corrected.correction.rawValue)
        }
        finding.add("js_distance", estimate.js.squareRoot())
        finding.add("clusters", codebook.clusters)
        finding.add("n_source", source.sample.count)
        finding.add("n_other", other.sample.count)
        finding.add("log_base", settings.clusters.rule.logBase.rawValue)
        finding.add("unit", settings.unit)
        finding.add("units_source", source.sample.units)
        finding.add("units_other", other.sample.units)
        finding.add(settings.resampling)
        finding.add("warnings", codebook.warnings(source, other))
        finding.add("via", Via.extended(codebook.via, by: stage))
        return finding
    }

    /// The place of a source in the order and on the map; `joinHeight` is that of it and the next one, nil for the last.
    func place(_ source: Int, order: Int, joinHeight: Double?, map: ClassicalScaling) -> JSONObject {
        var finding = opening("map", sides[source])
        finding.add("reference", settings.reference)
        finding.add("order", order)
        if let joinHeight { finding.add("join_height", joinHeight) }
        finding.add("map_x", map.x[source])
        finding.add("map_y", map.y[source])
        finding.add("map_share", map.share ?? .nan)
        if map.share == nil { finding.add("map_share_reason", "all sources have the same shares") }
        finding.add("distance", "js_distance")
        finding.add("linkage", "average")
        finding.add("clusters", codebook.clusters)
        finding.add("sources", sides.count)
        finding.add("n_source", sides[source].sample.count)
        finding.add("log_base", settings.clusters.rule.logBase.rawValue)
        finding.add("via", Via.extended(codebook.via, by: stage))
        return finding
    }
}
