import Findings
import Stage

/// Protocol 3: which arm is better, by votes between two or by the checklists that each was judged on.
struct VoteStudy: Study {
    private let votes: VoteTable
    private let checklists: ChecklistTable
    private let settings: CommonSettings
    private let stage: String

    static let help = Topic(
        "Votes and checklists",
        """
        Reads votes {item, arm_a, arm_b, choice: a, b or tie, participant?, category?, position?: the arm shown first, a or b} and \
        checklists \
        {item, arm, satisfied: [true or false], category?, failed?}. Findings of kind rate compare every two arms: win_rate (wins of all), \
        adjusted_rate (a tie counts half; a sign-flip test by participant) and decisive_rate (wins of wins and losses; the exact sign \
        test), \
        all together and by category; first_shown_rate tells whether the arm shown first wins. Of checklists, the arm that satisfies more \
        of an \
        item's demands wins, and each arm alone has average_satisfaction and global_satisfaction. Intervals draw whole participants \
        (items for \
        checklists; --unit names another field).
        """)

    static let tables: [any StudyTable.Type] = [VoteTable.self, ChecklistTable.self]

    init?(_ tables: Tables, _ arguments: Arguments, _ common: CommonSettings) {
        (votes, checklists, settings) = (tables[VoteTable.self], tables[ChecklistTable.self], common)
        if votes.isEmpty, checklists.isEmpty { return nil }
        stage = settings.stage("utility", [])
    }

    func findings(to output: FindingOutput) throws {
        try findings(votes, to: output)
        try findings(checklists, to: output)
    }

    /// Of every two arms, all categories together and each of them.
    private func findings(_ table: VoteTable, to output: FindingOutput) throws {
        for (first, second) in pairs(of: table.arms.all, reference: settings.reference) {
            let contests = table.contests(first, second)
            if contests.isEmpty { continue }
            for (category, contests) in scopes(contests, by: \.category) {
                let rates = WinRates(contests, settings.resampling, stream: "votes:\(first):\(second):\(category ?? "")")
                var finding = finding("votes", category, (first, second), rates)
                finding.origin = origin(rates.units, "participant", rates.warnings, table.via)
                try output.write(finding)
            }
        }
    }

    /// Of every arm, then of every two.
    private func findings(_ table: ChecklistTable, to output: FindingOutput) throws {
        for arm in table.arms.all.sorted() {
            guard let number = table.arms.position(of: arm) else { continue }
            for (category, items) in scopes(table.items.filter({ $0.checklists[number] != nil }), by: \.category) {
                var finding = opening("satisfaction", category, arm)
                let satisfaction = Satisfaction(items, arm: number, settings.resampling, stream: "satisfaction:\(arm):\(category ?? "")")
                finding.figures["average_satisfaction"] = Figure(satisfaction.average)
                finding.figures["global_satisfaction"] = Figure(satisfaction.global)
                finding.basis = Basis(nSource: satisfaction.items)
                finding.failed = satisfaction.failed
                finding.origin = origin(satisfaction.units, "item", [], table.via)
                try output.write(finding)
            }
        }
        for (first, second) in pairs(of: table.arms.all, reference: settings.reference) {
            let comparison = table.comparison(first, second)
            for (category, contests) in scopes(comparison.contests, by: \.category) {
                let rates = WinRates(contests, settings.resampling, stream: "checklists:\(first):\(second):\(category ?? "")")
                var finding = finding("checklists", category, (first, second), rates)
                if category == nil {
                    (finding.basis.nSource, finding.basis.nReference) = (comparison.items.first, comparison.items.second)
                    finding.failed = comparison.failed
                }
                finding.origin = origin(rates.units, "item", comparison.warnings, table.via)
                try output.write(finding)
            }
        }
    }

    private func opening(_ what: String, _ category: String?, _ arm: String) -> RateFinding {
        var finding = RateFinding()
        (finding.subject.what, finding.subject.category, finding.subject.source) = (what, category, arm)
        return finding
    }

    private func finding(_ what: String, _ category: String?, _ arms: (String, String), _ rates: WinRates) -> RateFinding {
        var finding = opening(what, category, arms.0)
        finding.subject.reference = arms.1
        (finding.wins, finding.ties, finding.losses) = (rates.wins, rates.ties, rates.losses)
        finding.figures["win_rate"] = Figure(rates.winRate)
        finding.figures["adjusted_rate"] = Figure(rates.adjusted)
        finding.figures["adjusted_rate"]?.test = rates.adjustedP.map { PValue($0) }
        finding.figures["decisive_rate"] = Figure(rates.decisive)
        finding.figures["decisive_rate"]?.test = PValue(rates.signTest, reason: rates.signTest == nil ? "no decisive contest" : nil)
        if let position = rates.position {
            var figure = Figure(position.firstShown)
            figure.test = PValue(position.test, reason: position.test == nil ? "no decisive contest of known order" : nil)
            finding.figures["first_shown_rate"] = figure
            finding.positions = position.count
        }
        finding.basis.nPaired = rates.count
        return finding
    }

    private func origin(_ units: Int, _ unit: String, _ warnings: [Warning], _ via: String?) -> Origin {
        Origin(
            unit: settings.unitField ?? unit, units: units, settings.resampling, warnings: warnings, via: Via.extended(via, by: stage))
    }
}

extension WinRates {
    fileprivate var warnings: [Warning] { position?.isConfounded == true ? [.oneArmAlwaysFirst] : [] }
}
