import Stage

extension InputFormat {
    /// {task_id, trial, traj}: results of tau-bench.
    static let tau = InputFormat(
        "tau", recognises: { $0["traj"] != nil },
        read: { record, source in
            [
                try FoundConversation(
                    Messages.withoutControlTokens(Messages.turns("traj", of: record)), of: record, consumed: ["traj", "info"],
                    named: (record.trialName(), source ?? record.missingSource()), goal: record["info"]?["task"]?["instruction"]?.string)
            ]
        })
}
