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
        Reads votes {item, arm_a, arm_b, choice: a, b or tie, participant?, category?, position?: the arm shown first, a or b} and checklists \
        {item, arm, satisfied: [true or false], category?, failed?}. Findings of kind rate compare every two arms: win_rate (wins of all), \
        adjusted_rate (a tie counts half; a sign-flip test by participant) and decisive_rate (wins of wins and losses; the exact sign test), \
        all together and by category; first_shown_rate tells whether the arm shown first wins. Of checklists, the arm that satisfies more of an \
        item's demands wins, and each arm alone has average_satisfaction and global_satisfaction. Intervals draw whole participants (items for \
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
            try byCategory(contests, \.category) { category, contests in
                var finding = opening("votes", category, first)
                finding.add("reference", second)
                let rates = WinRates(contests, settings.resampling, stream: "votes:\(first):\(second):\(category ?? "")")
                add(rates, to: &finding)
                close(&finding, rates.units, "participant", rates.warnings, table.via)
                try output.write(finding)
            }
        }
    }

    /// Of every arm, then of every two.
    private func findings(_ table: ChecklistTable, to output: FindingOutput) throws {
        for arm in table.arms.all.sorted() {
            guard let number = table.arms.position(of: arm) else { continue }
            try byCategory(table.items.filter { $0.checklists[number] != nil }, \.category) { category, items in
                var finding = opening("satisfaction", category, arm)
                let satisfaction = Satisfaction(items, arm: number, settings.resampling, stream: "satisfaction:\(arm):\(category ?? "")")
                finding.add("average_satisfaction", satisfaction.average)
                finding.add("global_satisfaction", satisfaction.global)
                finding.add("n_source", satisfaction.items)
                finding.add("failed", satisfaction.failed)
                close(&finding, satisfaction.units, "item", [], table.via)
                try output.write(finding)
            }
        }
        for (first, second) in pairs(of: table.arms.all, reference: settings.reference) {
            let comparison = table.comparison(first, second)
            try byCategory(comparison.contests, \.category) { category, contests in
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
                try output.write(finding)
            }
        }
    }

    /// All members, then those of each category where there are several.
    private func byCategory<Member>(
        _ members: [Member], _ category: KeyPath<Member, String?>, _ body: (String?, [Member]) throws -> Void
    ) rethrows {
        try body(nil, members)
        let categories = Dictionary(grouping: members) { $0[keyPath: category] }
        guard categories.count > 1 else { return }
        for name in categories.keys.compactMap({ $0 }).sorted() { try body(name, categories[name] ?? []) }
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
