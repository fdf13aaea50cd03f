/// One source's records in a codebook, of all tasks or of one: what a comparison takes from each of the two that it compares.
struct Side: Sendable {
    var source: String
    var sample: Sample
    var ids: Set<UInt64>
    /// The share of the records that name no task, then of each task.
    var taskShares: [Double]
}

extension AssignmentTable.Codebook {
    func side(_ source: Int, task: Int?) -> Side {
        let members = members(of: source, task: task)
        var counts = [Double](repeating: 0, count: tasks.all.count + 1)
        for member in members { counts[member.task + 1] += 1 }
        return Side(
            source: sources.all[source], sample: Sample(members), ids: Set(members.map(\.id)),
            taskShares: counts.map { $0 / Double(members.count) })
    }

    /// The name of the only task; nil where there are none or several.
    var onlyTask: String? { tasks.all.count == 1 ? tasks.all[0] : nil }

    /// What a reader must know of two sides: their sizes, that they did not do the same tasks (shares more than 0.1 apart in total
    /// variation: their distance is then partly one between tasks), and that fewer than half of the smaller side's ids occur on
    /// the other.
    func warnings(_ one: Side, _ other: Side) -> [String] {
        var warnings = warnings(one.sample.count, other.sample.count)
        if zip(one.taskShares, other.taskShares).reduce(0, { $0 + abs($1.0 - $1.1) }) / 2 > 0.1 { warnings.append("task_mix_differs") }
        if 2 * one.ids.intersection(other.ids).count < min(one.ids.count, other.ids.count) { warnings.append("ids_do_not_meet") }
        return warnings
    }

    /// Fewer than ten records a cluster on a side, or one side twice the other.
    func warnings(_ n: Int, _ m: Int) -> [String] {
        var warnings: [String] = []
        if min(n, m) < 10 * clusters { warnings.append("small_n_per_cluster") }
        if max(n, m) > 2 * min(n, m) { warnings.append("unequal_n") }
        return warnings
    }
}
