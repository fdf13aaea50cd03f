import Findings
import Stage

/// How often the assistant succeeds with each source, and how that differs on the same task instances.
struct RewardStudy: Study {
    private let table: RewardTable
    private let settings: CommonSettings
    private let stage: String

    static let help = Topic(
        "Rewards",
        """
        Reads conversations with a reward {id, source, reward: a number, true or false, task?, run?}. Findings of kind rate have, for each \
        source, mean_reward and success_rate (rewards above 0), where the trials of an id are averaged first, and for every two sources \
        the \
        differences over the ids that both have, with a sign-flip test by id. All tasks together, then each task with --minimum ids. \
        Intervals \
        draw ids; --unit names a field that several ids share.
        """)

    static let tables: [any StudyTable.Type] = [RewardTable.self]

    init?(_ tables: Tables, _ arguments: Arguments, _ common: CommonSettings) {
        (table, settings) = (tables[RewardTable.self], common)
        if table.isEmpty { return nil }
        stage = settings.stage("rewards", [])
    }

    /// All tasks together, then task by task; in each every source, then every two. Sources are compared on the ids that both have, not
    /// as two sides, so `ComparedGroup` does not apply.
    func findings(to output: FindingOutput) throws {
        for (task, instances) in scopes(table.instances, by: \.task) {
            try findings(instances, task: task, minimum: task == nil ? 0 : settings.minimum, to: output)
        }
    }

    private func findings(
        _ instances: [RewardTable.Instance], task: String?, minimum: Int, to output: FindingOutput
    ) throws {
        let sources = table.sources.all.sorted()
        for source in sources {
            guard let number = table.sources.position(of: source) else { continue }
            let rates = RewardRates(instances, source: number, settings.resampling, stream: "reward:\(task ?? ""):\(source)")
            guard rates.instances >= minimum else { continue }
            try output.write(finding(rates, task, source, hasOneSource: sources.count == 1))
        }
        for (first, second) in pairs(of: sources, reference: settings.reference) {
            guard let one = table.sources.position(of: first), let other = table.sources.position(of: second) else { continue }
            let differences = RewardDifferences(
                instances, one, other, settings.resampling, stream: "reward:\(task ?? ""):\(first):\(second)")
            guard differences.instances >= minimum else { continue }
            let counts = (instances.count { $0.trials[one] != nil }, instances.count { $0.trials[other] != nil })
            try output.write(finding(differences, task, (first, second), counts))
        }
    }

    private func finding(_ rates: RewardRates, _ task: String?, _ source: String, hasOneSource: Bool) -> RateFinding {
        var finding = opening(task, source)
        finding.figures["mean_reward"] = Figure(rates.meanReward)
        finding.figures["success_rate"] = Figure(rates.successRate)
        finding.basis = Basis(nSource: rates.instances)
        finding.trials = rates.trials
        finding.origin = origin(rates.units, hasOneSource ? [.oneSource] : [])
        return finding
    }

    private func finding(
        _ differences: RewardDifferences, _ task: String?, _ sources: (String, String), _ counts: (Int, Int)
    ) -> RateFinding {
        var finding = opening(task, sources.0)
        finding.subject.reference = sources.1
        finding.figures["mean_reward_difference"] = Figure(differences.meanReward)
        finding.figures["success_rate_difference"] = Figure(differences.successRate)
        finding.basis = Basis(nSource: counts.0, nReference: counts.1)
        finding.basis.nPaired = differences.instances
        finding.origin = origin(
            differences.units, ComparisonWarnings.meeting(differences.instances, of: counts.0, counts.1))
        return finding
    }

    private func opening(_ task: String?, _ source: String) -> RateFinding {
        var finding = RateFinding()
        (finding.subject.what, finding.subject.task, finding.subject.source) = ("reward", task, source)
        return finding
    }

    private func origin(_ units: Int, _ warnings: [Warning]) -> Origin {
        Origin(unit: settings.unit, units: units, settings.resampling, warnings: warnings, via: Via.extended(table.via, by: stage))
    }
}
