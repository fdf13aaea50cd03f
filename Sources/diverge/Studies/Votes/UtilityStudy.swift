import Stage

/// Protocol 3: which arm is better, by votes between two or by the checklists that each was judged on.
struct UtilityStudy {
    private let settings: Settings
    private let stage: String

    static let help = """
        Votes {item, arm_a, arm_b, choice: a, b or tie, participant?, category?, position?: the one shown first, a or b} and checklists \
        {item, arm, satisfied: [booleans], category?, failed?} become findings of kind rate for every two arms, source and reference \
        (--reference where it is one of them): win_rate (wins of all), adjusted_rate (a tie counts half; _p by random signs of \
        participants) and decisive_rate (wins of wins and losses; _p is the exact sign test), all together and by category; \
        first_shown_rate tells whether the arm shown first wins. By checklists the arm wins that satisfies more demands of an item; each \
        arm alone has average_satisfaction and global_satisfaction. Intervals draw participants whole (items for checklists; --unit \
        names another field); where each unit holds one vote they are Wilson's.
        """

    init(_ settings: Settings) {
        self.settings = settings
        stage = settings.stage("utility", [])
    }

    /// Calls `write` with each finding of votes: every two arms, all categories together and each of them.
    func findings(_ table: VoteTable, write: (JSONObject) throws -> Void) throws {
        for (first, second) in pairs(of: table.arms.all, reference: settings.reference) {
            let contests = table.contests(first, second)
            if contests.isEmpty { continue }
            for (category, contests) in scopes(contests, by: \.category) {
                var finding = opening("votes", category, first)
                finding.add("reference", second)
                let rates = WinRates(contests, settings.resampling, stream: "votes:\(first):\(second):\(category ?? "")")
                add(rates, to: &finding)
                close(&finding, rates.units, "participant", rates.warnings, table.via)
                try write(finding)
            }
        }
    }

    /// Calls `write` with each finding of checklists: every arm, then every two.
    func findings(_ table: ChecklistTable, write: (JSONObject) throws -> Void) throws {
        for arm in table.arms.all.sorted() {
            guard let number = table.arms.position(of: arm) else { continue }
            for (category, items) in scopes(table.items.filter({ $0.checklists[number] != nil }), by: \.category) {
                var finding = opening("satisfaction", category, arm)
                let satisfaction = Satisfaction(items, arm: number, settings.resampling, stream: "satisfaction:\(arm):\(category ?? "")")
                finding.add("average_satisfaction", satisfaction.average)
                finding.add("global_satisfaction", satisfaction.global)
                finding.add("n_source", satisfaction.items)
                finding.add("failed", satisfaction.failed)
                close(&finding, satisfaction.units, "item", [], table.via)
                try write(finding)
            }
        }
        for (first, second) in pairs(of: table.arms.all, reference: settings.reference) {
            let comparison = table.comparison(first, second)
            for (category, contests) in scopes(comparison.contests, by: \.category) {
                var finding = opening("checklists", category, first)
                finding.add("reference", second)
                let rates = WinRates(contests, settings.resampling, stream: "checklists:\(first):\(second):\(category ?? "")")
                add(rates, to: &finding)
                if category == nil {
                    finding.add("n_source", comparison.items.first)
                    finding.add("n_reference", comparison.items.second)
                    finding.add("failed", comparison.failed)
                }
                close(&finding, rates.units, "item", comparison.doMeet ? [] : ["items_do_not_meet"], table.via)
                try write(finding)
            }
        }
    }

    private func opening(_ what: String, _ category: String?, _ arm: String) -> JSONObject {
        var finding = JSONObject()
        finding.add("kind", "rate")
        finding.add("what", what)
        finding.add("category", ifPresent: category)
        finding.add("source", arm)
        return finding
    }

    private func add(_ rates: WinRates, to finding: inout JSONObject) {
        finding.add("wins", rates.wins)
        finding.add("ties", rates.ties)
        finding.add("losses", rates.losses)
        finding.add("win_rate", rates.winRate)
        finding.add("adjusted_rate", rates.adjusted)
        if let p = rates.adjustedP { finding.add("adjusted_rate_p", p) }
        finding.add("decisive_rate", rates.decisive)
        finding.add("decisive_rate_p", p: rates.signTest, unless: "no decisive contest")
        if let position = rates.position {
            finding.add("first_shown_rate", position.firstShown)
            finding.add("first_shown_rate_p", p: position.test, unless: "no decisive contest of known order")
            finding.add("n_positions", position.count)
        }
        finding.add("n_paired", rates.count)
    }

    private func close(_ finding: inout JSONObject, _ units: Int, _ unit: String, _ warnings: [String], _ via: String?) {
        finding.close(
            unit: settings.unitField ?? unit, units: units, settings.resampling, warnings: warnings,
            via: Via.extended(via, by: stage))
    }
}

extension WinRates {
    fileprivate var warnings: [String] { position?.isConfounded == true ? ["one_arm_always_first"] : [] }
}
