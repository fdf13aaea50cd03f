import Stage

/// Protocol 4: how often a judge takes a simulated user for the person it plays, dimension by dimension.
struct MatchStudy: Study {
    private let table: VerdictTable
    private let settings: CommonSettings
    private let stage: String

    static let help = Topic(
        "Matches",
        """
        Reads verdicts {case, source, condition, judge, user?, and true or false for each dimension}. Findings of kind match have, for every \
        judge, source and condition, the match_rate of each dimension and the fidelity_index, the mean of those rates, in percent; judgments \
        with an error or a missing dimension are left out and counted (unparsed). Two conditions on the same cases are compared: \
        match_rate_difference (with McNemar's exact test) and fidelity_index_difference, both with a sign-flip test by user. Two judges of the \
        same cases become a finding of kind agreement (Cohen's kappa). Intervals draw whole users; --unit names another field.
        """)

    static let tables: [any StudyTable.Type] = [VerdictTable.self]

    init?(_ tables: Tables, _ arguments: Arguments, _ common: CommonSettings) {
        (table, settings) = (tables[VerdictTable.self], common)
        if table.isEmpty { return nil }
        stage = settings.stage("matches", [])
    }

    /// Judge by judge, then the agreement between judges.
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

    private func rates(_ group: JudgedCases, _ panel: JudgePanel) -> [JSONObject] {
        let rates = MatchRates(
            group.cases, dimensions: panel.dimensions.count, settings.resampling, stream: "match:\(panel.judge):\(group.name)")
        let hasOneCondition = !panel.groups.contains { $0.source == group.source && $0.condition != group.condition }
        func finding(_ dimension: String?, _ name: String, _ share: Share) -> JSONObject {
            var finding = opening(group, panel, dimension)
            finding.add(name, share, scale: 100)
            finding.add("n_source", group.cases.count)
            finding.add("unparsed", group.unparsed)
            finding.add("dimensions", panel.dimensions.count)
            finding.close(
                unit: unit, units: rates.units, settings.resampling, warnings: hasOneCondition ? ["one_condition"] : [],
                via: Via.extended(table.via, by: stage))
            return finding
        }
        return [finding(nil, "fidelity_index", rates.index)]
            + zip(panel.dimensions, rates.rates).map { finding($0, "match_rate", $1) }
    }

    private func differences(_ first: JudgedCases, _ second: JudgedCases, _ panel: JudgePanel) -> [JSONObject] {
        let pairs = first.paired(with: second)
        let differences = MatchDifferences(
            pairs, dimensions: panel.dimensions.count, settings.resampling,
            stream: "match:\(panel.judge):\(first.name):\(second.condition)")
        func finding(
            _ dimension: String?, _ name: String, _ difference: PairedDifference, _ add: (inout JSONObject) -> Void
        ) -> JSONObject {
            var finding = opening(first, panel, dimension)
            finding.add("reference_condition", second.condition)
            finding.add(name, difference)
            add(&finding)
            finding.add("n_source", first.cases.count)
            finding.add("n_reference", second.cases.count)
            finding.add("n_paired", pairs.count)
            finding.add("dimensions", panel.dimensions.count)
            finding.close(
                unit: unit, units: differences.units, settings.resampling,
                warnings: 2 * pairs.count < min(first.cases.count, second.cases.count) ? ["cases_do_not_meet"] : [],
                via: Via.extended(table.via, by: stage))
            return finding
        }
        return [finding(nil, "fidelity_index_difference", differences.index) { _ in }]
            + zip(panel.dimensions, differences.rates).map { name, dimension in
                finding(name, "match_rate_difference", dimension.difference) { finding in
                    finding.add("only_condition", dimension.discordant.first)
                    finding.add("only_reference", dimension.discordant.second)
                    finding.add("mcnemar_p", p: dimension.mcNemar, unless: "no case matches under one condition only")
                }
            }
    }

    private func agreement(_ first: JudgePanel, _ second: JudgePanel) -> [JSONObject] {
        let dimensions = first.dimensions.filter(second.dimensions.contains)
        let pairs = first.paired(with: second, on: dimensions)
        guard !pairs.isEmpty, !dimensions.isEmpty else { return [] }
        let agreement = JudgeAgreement(
            pairs, dimensions: dimensions.count, settings.resampling, stream: "judges:\(first.judge):\(second.judge)")
        func finding(_ dimension: String?, _ estimate: JudgeAgreement.Estimate) -> JSONObject {
            var finding = JSONObject()
            finding.add("kind", "agreement")
            finding.add("what", "judges")
            finding.add("judge", first.judge)
            finding.add("reference_judge", second.judge)
            finding.add("dimension", ifPresent: dimension)
            finding.add("agreement", estimate.value.agreement)
            finding.add("cohen_kappa", estimate.value.kappa)
            if estimate.value.kappa.isNaN {
                finding.add("cohen_kappa_reason", "both judges say the same of every case")
            } else {
                finding.add("cohen_kappa", interval: estimate.interval)
            }
            finding.add("n_paired", pairs.count)
            finding.close(unit: unit, units: agreement.units, settings.resampling, via: Via.extended(table.via, by: stage))
            return finding
        }
        return [finding(nil, agreement.pooled)] + zip(dimensions, agreement.dimensions).map(finding)
    }

    private var unit: String { settings.unitField ?? "user" }

    private func opening(_ group: JudgedCases, _ panel: JudgePanel, _ dimension: String?) -> JSONObject {
        var finding = JSONObject()
        finding.add("kind", "match")
        finding.add("source", group.source)
        finding.add("condition", group.condition)
        finding.add("judge", panel.judge)
        finding.add("dimension", ifPresent: dimension)
        return finding
    }
}
