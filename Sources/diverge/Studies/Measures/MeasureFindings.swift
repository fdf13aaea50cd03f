import Stage

/// Turns compared measures into finding records.
struct MeasureFindings {
    let settings: Settings
    let facet: String?
    let via: String

    private func opening(_ kind: String, _ column: MeasureColumn, domain: String?, source: String) -> JSONObject {
        var finding = JSONObject()
        finding.add("kind", kind)
        finding.add("facet", ifPresent: facet)
        finding.add("measure", column.name)
        finding.add("domain", ifPresent: domain)
        finding.add("source", source)
        finding.add("reference", settings.reference)
        return finding
    }

    func dimension(_ compared: ComparedMeasure, _ column: MeasureColumn) -> JSONObject {
        let comparison = compared.comparison
        var finding = opening("dimension", column, domain: comparison.domain, source: comparison.source)
        if let estimates = compared.estimates {
            for estimate in estimates { finding.add(estimate) }
        } else {
            for name in column.isNumber ? ["w1", "ks"] : ["tvd", "tvd_prevalence"] { finding.add(name, Double.nan) }
            finding.add("reason", "no conversation of \(comparison.reference.isEmpty ? "the reference" : "the source") has this measure")
        }
        if let means = compared.means {
            finding.add("mean_reference", means.reference)
            finding.add("mean_source", means.source)
        }
        if let labels = compared.labels {
            finding.add("labels", labels.rows.map(shares))
            finding.add("labels_source", labels.givenInSource)
            finding.add("labels_reference", labels.givenInReference)
        }
        finding.add("n_source", comparison.simulated.count)
        finding.add("n_reference", comparison.reference.count)
        finding.add("missing_source", compared.missing.source)
        finding.add("missing_reference", compared.missing.reference)
        if let aspects = compared.aspects { finding.add("adjusted_aspects", aspects) }
        close(&finding, warnings: comparison.warnings)
        return finding
    }

    func pattern(_ pattern: ComparedPattern, _ column: MeasureColumn, source: String) -> JSONObject {
        var finding = opening("domain_pattern", column, domain: nil, source: source)
        finding.add("label", ifPresent: pattern.label)
        if let estimates = pattern.estimates {
            for estimate in estimates { finding.add(estimate) }
        } else {
            finding.add("r", Double.nan)
            finding.add(
                "r_reason",
                "domains with \(settings.minimum) conversations on both sides: \(pattern.domains), expected at least \(ComparedPattern.leastDomains)"
            )
        }
        finding.add("domains", pattern.domains)
        finding.add("n_source", pattern.source)
        finding.add("n_reference", pattern.reference)
        close(&finding, warnings: [])
        return finding
    }

    private func shares(_ row: LabelShares.Row) -> JSONObject {
        var object = JSONObject()
        object.add("label", row.label)
        object.add("p", row.p)
        object.add("q", row.q)
        if settings.resampling.bootstrap > 0 { object.add("difference", range: row.difference) }
        object.add("prevalence_p", row.prevalenceP)
        object.add("prevalence_q", row.prevalenceQ)
        return object
    }

    private func close(_ finding: inout JSONObject, warnings: [String]) {
        finding.add("ignored_labels", settings.measures.ignoredLabels.sorted())
        finding.add("minimum", settings.minimum)
        finding.add("unit", settings.unit)
        finding.add(settings.resampling)
        finding.add("warnings", warnings)
        finding.add("via", via)
    }
}
