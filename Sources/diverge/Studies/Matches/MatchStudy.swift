import Findings
import Stage

/// Protocol 4: how often a judge takes a simulated user for the person it plays, dimension by dimension.
struct MatchStudy: Study {
    private let table: VerdictTable
    private let settings: CommonSettings
    private let stage: String

    static let help = Topic(
        "Matches",
        """
        Reads verdicts {case, source, condition, judge, user?, and true or false for each dimension}. Findings of kind match have, for \
        every \
        judge, source and condition, the match_rate of each dimension and the fidelity_index, the mean of those rates, in percent; \
        judgments \
        with an error or a missing dimension are left out and counted (unparsed). Two conditions on the same cases are compared: \
        match_rate_difference (with McNemar's exact test) and fidelity_index_difference, both with a sign-flip test by user. Two judges \
        of the \
        same cases become a finding of kind agreement (Cohen's kappa). Intervals draw whole users; --unit names another field.
        """)

    static let tables: [any StudyTable.Type] = [VerdictTable.self]

    init?(_ tables: Tables, _ arguments: Arguments, _ common: CommonSettings) {
        (table, settings) = (tables[VerdictTable.self], common)
        if table.isEmpty { return nil }
        stage = settings.stage("matches", [])
    }

    /// Judge by judge, then the agreement between judges. Conditions of one source are compared, each with those before it: none of them
    /// is a reference, so `ComparedGroup` does not apply.
    func findings(to output: FindingOutput) throws {
        let panels = try table.judges.all.sorted().map { try JudgePanel($0, table) }
        for panel in panels {
            for (position, group) in panel.groups.enumerated() {
                for finding in rates(group, panel) { try output.write(finding) }
                for other in panel.groups[..<position] where other.source == group.source {
                    for finding in differences(other, group, panel) { try output.write(finding) }
                }
            }
        }
        for (position, first) in panels.enumerated() {
            for second in panels[(position + 1)...] {
                for finding in agreement(first, second) { try output.write(finding) }
            }
        }
    }

    private func rates(_ group: JudgedCases, _ panel: JudgePanel) -> [MatchFinding] {
        let rates = MatchRates(
            group.cases, dimensions: panel.dimensions.count, settings.resampling, stream: "match:\(panel.judge):\(group.name)")
        let hasOneCondition = !panel.groups.contains { $0.source == group.source && $0.condition != group.condition }
        func finding(_ dimension: String?, _ name: String, _ share: Share) -> MatchFinding {
            var finding = opening(group, panel, dimension)
            finding.figures[name] = Figure(share, scale: 100)
            finding.basis = Basis(nSource: group.cases.count)
            finding.unparsed = group.unparsed
            finding.origin = origin(units: rates.units, hasOneCondition ? [.oneCondition] : [])
            return finding
        }
        return [finding(nil, "fidelity_index", rates.index)]
            + zip(panel.dimensions, rates.rates).map { finding($0, "match_rate", $1) }
    }

    private func differences(_ first: JudgedCases, _ second: JudgedCases, _ panel: JudgePanel) -> [MatchFinding] {
        let pairs = first.paired(with: second)
        let differences = MatchDifferences(
            pairs, dimensions: panel.dimensions.count, settings.resampling,
            stream: "match:\(panel.judge):\(first.name):\(second.condition)")
        func finding(_ dimension: String?, _ name: String, _ difference: PairedDifference) -> MatchFinding {
            var finding = opening(first, panel, dimension)
            finding.subject.referenceCondition = second.condition
            finding.figures[name] = Figure(difference)
            finding.basis = Basis(nSource: first.cases.count, nReference: second.cases.count)
            finding.basis.nPaired = pairs.count
            finding.origin = origin(
                units: differences.units,
                ComparisonWarnings.meeting(pairs.count, of: first.cases.count, second.cases.count, unmet: .casesDoNotMeet))
            return finding
        }
        return [finding(nil, "fidelity_index_difference", differences.index)]
            + zip(panel.dimensions, differences.rates).map { name, dimension in
                var finding = finding(name, "match_rate_difference", dimension.difference)
                (finding.onlyCondition, finding.onlyReference) = (dimension.discordant.first, dimension.discordant.second)
                finding.mcNemar = PValue(
                    dimension.mcNemar, reason: dimension.mcNemar == nil ? "no case matches under one condition only" : nil)
                return finding
            }
    }

    private func agreement(_ first: JudgePanel, _ second: JudgePanel) -> [AgreementFinding] {
        let dimensions = first.dimensions.filter(second.dimensions.contains)
        let pairs = first.paired(with: second, on: dimensions)
        guard !pairs.isEmpty, !dimensions.isEmpty else { return [] }
        let agreement = JudgeAgreement(
            pairs, dimensions: dimensions.count, settings.resampling, stream: "judges:\(first.judge):\(second.judge)")
        func finding(_ dimension: String?, _ estimate: JudgeAgreement.Estimate) -> AgreementFinding {
            var finding = AgreementFinding()
            (finding.subject.what, finding.subject.dimension) = ("judges", dimension)
            (finding.subject.judge, finding.subject.referenceJudge) = (first.judge, second.judge)
            finding.agreement = Figure(estimate.value.agreement)
            var kappa = Figure(estimate.value.kappa)
            if estimate.value.kappa.isNaN {
                kappa.reason = "both judges say the same of every case"
            } else {
                kappa.interval = estimate.interval.map { Interval($0) }
            }
            finding.cohenKappa = kappa
            finding.basis.nPaired = pairs.count
            finding.origin = origin(units: agreement.units, [])
            return finding
        }
        return [finding(nil, agreement.pooled)] + zip(dimensions, agreement.dimensions).map(finding)
    }

    private func origin(units: Int, _ warnings: [Warning]) -> Origin {
        Origin(
            unit: settings.unitField ?? "user", units: units, settings.resampling, warnings: warnings,
            via: Via.extended(table.via, by: stage))
    }

    private func opening(_ group: JudgedCases, _ panel: JudgePanel, _ dimension: String?) -> MatchFinding {
        var finding = MatchFinding()
        finding.subject.source = group.source
        (finding.subject.condition, finding.subject.judge) = (group.condition, panel.judge)
        finding.subject.dimension = dimension
        finding.dimensions = panel.dimensions.count
        return finding
    }
}
