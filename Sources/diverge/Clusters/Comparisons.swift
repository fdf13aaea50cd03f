/// The clusters of the reference's units and of a source's, within one codebook and all of its tasks or one.
struct Comparison {
    var source: String
    /// nil: all tasks together.
    var task: String?
    /// Whether both sides are halves of the reference: what chance and the reference's own spread come to.
    var isControl = false
    var reference: Sample
    var simulated: Sample
    var warnings: [String] = []
}

extension AssignmentTable.Codebook {
    /// Every comparison of a codebook: all tasks together first, then task by task where both sides have `minimum` units;
    /// in each the sources in order of their names, then the control.
    ///
    /// `halve` splits the reference's units at random. Where there is one task, all tasks together are that task.
    func comparisons(
        reference: String, minimum: Int, halve: (Sample, String) -> (Sample, Sample)
    ) -> (comparisons: [Comparison], leftOut: Int) {
        guard let referenceIndex = sources.position(of: reference) else { return ([], 0) }
        let names = sources.all.sorted().filter { $0 != reference }
        var (result, leftOut): ([Comparison], Int) = ([], 0)
        func add(task: Int?) {
            let label = task.map { tasks.all[$0] } ?? (tasks.all.count == 1 ? tasks.all[0] : nil)
            let own = sample(of: referenceIndex, task: task)
            let size = task == nil ? 1 : minimum
            guard own.count >= size else {
                leftOut += 1
                return
            }
            var compared = false
            for name in names {
                guard let index = sources.position(of: name) else { continue }
                let theirs = sample(of: index, task: task)
                if theirs.count == 0 { continue }
                guard theirs.count >= size else {
                    leftOut += 1
                    continue
                }
                compared = true
                var comparison = Comparison(source: name, task: label, reference: own, simulated: theirs)
                comparison.warnings = warnings(own.count, theirs.count)
                if task == nil, mixesDiffer(referenceIndex, index) { comparison.warnings.append("task_mix_differs") }
                if !idsMeet(referenceIndex, index, task: task) { comparison.warnings.append("ids_do_not_meet") }
                result.append(comparison)
            }
            if own.units >= 2, compared || names.isEmpty {
                let (left, right) = halve(own, label ?? "")
                result.append(
                    Comparison(
                        source: reference, task: label, isControl: true, reference: left, simulated: right,
                        warnings: warnings(left.count, right.count)))
            }
        }
        add(task: nil)
        if tasks.all.count > 1 {
            for task in tasks.all.indices.sorted(by: { tasks.all[$0] < tasks.all[$1] }) { add(task: task) }
        }
        return (result, leftOut)
    }

    /// What a reader must know of the sizes: fewer than ten units a cluster, or one side twice the other.
    private func warnings(_ n: Int, _ m: Int) -> [String] {
        var warnings: [String] = []
        if min(n, m) < 10 * clusters { warnings.append("small_n_per_cluster") }
        if max(n, m) > 2 * min(n, m) { warnings.append("unequal_n") }
        return warnings
    }

    /// Whether at least half of the ids on the side with fewer of them occur on the other.
    private func idsMeet(_ one: Int, _ other: Int, task: Int?) -> Bool {
        let (left, right) = (Set(members(of: one, task: task).map(\.id)), Set(members(of: other, task: task).map(\.id)))
        return 2 * left.intersection(right).count >= min(left.count, right.count)
    }

    /// Whether the two sources' shares of the tasks lie more than 0.1 apart in total variation: then a distance between
    /// all tasks together is partly one between tasks.
    private func mixesDiffer(_ one: Int, _ other: Int) -> Bool {
        func shares(_ source: Int) -> [Double] {
            var counts = [Double](repeating: 0, count: tasks.all.count + 1)
            for unit in units where unit.source == source { counts[unit.task + 1] += 1 }
            let total = counts.reduce(0, +)
            return counts.map { $0 / total }
        }
        return zip(shares(one), shares(other)).reduce(0) { $0 + abs($1.0 - $1.1) } / 2 > 0.1
    }
}
