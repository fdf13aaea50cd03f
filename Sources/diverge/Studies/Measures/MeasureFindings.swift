import Findings
import Stage

/// Turns compared measures into finding records.
struct MeasureFindings {
    let settings: MeasureSettings
    let facet: String?
    let via: String

    private func subject(_ column: MeasureColumn, source: String) -> Findings.Subject {
        var subject = Subject(facet: facet, source: source, reference: settings.reference)
        subject.measure = column.name
        return subject
    }

    func dimension(_ compared: ComparedMeasure, _ column: MeasureColumn) -> DimensionFinding {
        let comparison = compared.comparison
        var finding = DimensionFinding()
        finding.subject = subject(column, source: comparison.source)
        finding.subject.domain = comparison.domain
        if let estimates = compared.estimates {
            finding.figures = FigureList(estimates)
        } else {
            for name in column.isNumber ? ["w1", "ks"] : ["tvd", "tvd_prevalence"] { finding.figures[name] = Figure() }
            finding.reason = "no conversation of \(comparison.reference.isEmpty ? "the reference" : "the source") has this measure"
        }
        (finding.meanReference, finding.meanSource) = (compared.means?.reference, compared.means?.source)
        finding.labels = compared.labels?.rows.map(share)
        (finding.labelsSource, finding.labelsReference) = (compared.labels?.givenInSource, compared.labels?.givenInReference)
        finding.basis = Basis(nSource: comparison.simulated.count, nReference: comparison.reference.count)
        (finding.missingSource, finding.missingReference) = (compared.missing.source, compared.missing.reference)
        finding.adjustedAspects = compared.aspects
        (finding.ignoredLabels, finding.minimum) = (settings.ignoredLabels.sorted(), settings.minimum)
        finding.origin = origin(comparison.warnings)
        return finding
    }

    func pattern(_ pattern: ComparedPattern, _ column: MeasureColumn, source: String) -> DomainPatternFinding {
        var finding = DomainPatternFinding()
        finding.subject = subject(column, source: source)
        finding.subject.label = pattern.label
        if let estimates = pattern.estimates {
            finding.figures = FigureList(estimates)
        } else {
            let missing = "expected at least \(ComparedPattern.leastDomains)"
            finding.figures["r"] = Figure(
                .nan, reason: "domains with \(settings.minimum) conversations on both sides: \(pattern.domains), \(missing)")
        }
        finding.domains = pattern.domains
        finding.basis = Basis(nSource: pattern.source, nReference: pattern.reference)
        (finding.ignoredLabels, finding.minimum) = (settings.ignoredLabels.sorted(), settings.minimum)
        finding.origin = origin([])
        return finding
    }

    private func share(_ row: LabelShares.Row) -> LabelShare {
        var share = LabelShare()
        (share.label, share.p, share.q) = (row.label, row.p.finite, row.q.finite)
        if settings.resampling.bootstrap > 0 { share.difference = Interval(row.difference) }
        (share.prevalenceP, share.prevalenceQ) = (row.prevalenceP.finite, row.prevalenceQ.finite)
        return share
    }

    private func origin(_ warnings: [Warning]) -> Origin {
        Origin(unit: settings.unit, units: nil, settings.resampling, warnings: warnings, via: via)
    }
}
