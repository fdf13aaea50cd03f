import Numerics

/// The records of the reference and of a source that are compared, of all tasks of a facet or one.
struct VectorComparison {
    var source: String
    /// nil: all tasks together.
    var task: String?
    /// Whether both sides are halves of the reference: what chance and the reference's own spread come to.
    var isControl = false
    var reference: [VectorTable.Row]
    var simulated: [VectorTable.Row]
    var warnings: [String] = []
}

extension VectorTable.Facet {
    /// Every comparison of the facet: all tasks together first, then task by task where both sides have `minimum` records; in
    /// each the sources in order of their names, then the control. Where there is one task, all tasks together are that task.
    ///
    /// `halve` splits the reference's records at random; nil where it has but one unit.
    func comparisons(
        reference: String, minimum: Int, halve: ([VectorTable.Row], _ task: String) -> ([VectorTable.Row], [VectorTable.Row])?
    ) -> (comparisons: [VectorComparison], leftOut: Int) {
        let sources = Dictionary(grouping: rows, by: \.source)
        let others = sources.keys.sorted().filter { $0 != reference }
        let tasks = Set(rows.compactMap(\.task)).sorted()
        var (result, leftOut): ([VectorComparison], Int) = ([], 0)
        func add(task: String?) {
            func rows(of source: String) -> [VectorTable.Row] {
                (sources[source] ?? []).filter { task == nil || $0.task == task }
            }
            let label = task ?? (tasks.count == 1 ? tasks[0] : nil)
            let (own, size) = (rows(of: reference), task == nil ? 1 : minimum)
            let present = others.map { ($0, rows(of: $0)) }.filter { !$0.1.isEmpty }
            let compared = present.filter { min($0.1.count, own.count) >= size }
            leftOut += present.count - compared.count
            for (source, theirs) in compared {
                var comparison = VectorComparison(source: source, task: label, reference: own, simulated: theirs)
                comparison.warnings = warnings(own, theirs)
                result.append(comparison)
            }
            if !compared.isEmpty, let (left, right) = halve(own, label ?? "") {
                result.append(VectorComparison(source: reference, task: label, isControl: true, reference: left, simulated: right))
            }
        }
        add(task: nil)
        if tasks.count > 1 { for task in tasks { add(task: task) } }
        return (result, leftOut)
    }
}

/// What a reader must know of two sides: one twice as large as the other, shares of tasks more than 0.1 apart in total variation,
/// fewer than half of the smaller side's ids on the other.
private func warnings(_ one: [VectorTable.Row], _ other: [VectorTable.Row]) -> [String] {
    var warnings: [String] = []
    if max(one.count, other.count) > 2 * min(one.count, other.count) { warnings.append("unequal_n") }
    func shares(_ rows: [VectorTable.Row]) -> [String?: Double] {
        Dictionary(grouping: rows, by: \.task).mapValues { Double($0.count) / Double(rows.count) }
    }
    let (p, q) = (shares(one), shares(other))
    let apart = Set(p.keys).union(q.keys).reduce(0) { $0 + max(0, (p[$1] ?? 0) - (q[$1] ?? 0)) }
    if apart > 0.1 { warnings.append("task_mix_differs") }
    let (left, right) = (Set(one.map(\.id)), Set(other.map(\.id)))
    if 2 * left.intersection(right).count < min(left.count, right.count) { warnings.append("ids_do_not_meet") }
    return warnings
}
