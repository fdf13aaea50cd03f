import Stage

/// Protocol 4: how often a judge takes a simulated user for the person it plays, dimension by dimension.
struct MatchStudy {
    private let table: VerdictTable
    private let settings: Settings
    private let stage: String

    static let help = """
        Verdicts {case, source, condition, judge, user?, and a boolean for each dimension} become findings of kind match for every \
        judge, source and condition: match_rate of each dimension and fidelity_index, the mean of those rates, in percent. A judgment \
        with a field error, or without a boolean for some dimension, is left out and counted (unparsed). Between two conditions, on the \
        cases that were judged under both: match_rate_difference with the exact test of McNemar (mcnemar_p; cases independent), and \
        fidelity_index_difference, both with the test of random signs by user (_p). Two judges of the same cases become a finding of \
        kind agreement (Cohen's kappa). Intervals draw users whole (a case without user is a unit; --unit names another field); where \
        no unit holds two cases the interval of a rate is Wilson's.
        """

    init(_ table: VerdictTable, settings: Settings) {
        (self.table, self.settings) = (table, settings)
        stage = settings.stage("matches", [])
    }

    /// Calls `write` with each finding: judge by judge, then the agreement between judges.
    func findings(write: (JSONObject) throws -> Void) throws {
        let panels = try table.judges.all.sorted().map { try JudgePanel($0, table) }
        for panel in panels {
            for (position, group) in panel.groups.enumerated() {
                for finding in rates(group, panel) { try write(finding) }
                for other in panel.groups[..<position] where other.source == group.source {
                    for finding in differences(other, group, panel) { try write(finding) }
                }
            }
        }
        for (position, first) in panels.enumerated() {
            for second in panels[(position + 1)...] {
                for finding in agreement(first, second) { try write(finding) }
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
                warnings: ComparisonWarnings.doMeet(pairs.count, of: first.cases.count, second.cases.count) ? [] : ["cases_do_not_meet"],
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
