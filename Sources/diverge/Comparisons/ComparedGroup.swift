/// What a comparison takes from each of the two sources that it compares.
protocol ComparedSide {
    /// How many records there are.
    var count: Int { get }
}

extension Array: ComparedSide {}

/// Records of several sources that are compared among themselves alone: those of a codebook, or of a facet. A study that gives them so
/// has its comparisons over tasks, its control and its warnings from here.
protocol ComparedGroup {
    associatedtype Side: ComparedSide

    var sources: Names { get }
    var tasks: Names { get }
    var warnings: ComparisonWarnings { get }

    /// The records of a source, by its number, in all tasks or in one.
    func side(_ source: Int, task: Int?) -> (side: Side, summary: SideSummary)
}

extension ComparedGroup {
    /// Every comparison: all tasks together first, then task by task where both sides have `minimum` records; in each the sources in the
    /// order of their names, then the control. Where there is one task, all tasks together are that task.
    ///
    /// `halve` splits the reference's side at random; nil where it has but one unit.
    func comparisons(
        reference: String, minimum: Int, halve: (Side, _ task: String) -> (Side, Side)?
    ) -> (comparisons: [Comparison<Side>], leftOut: Int) {
        var (result, leftOut): ([Comparison<Side>], Int) = ([], 0)
        let (referenceNumber, others) = sourcesByName(reference: reference)
        guard let referenceNumber else { return ([], 0) }
        for task in [nil] + tasksByName {
            let (label, size) = (task.map { tasks.all[$0] } ?? onlyTask, task == nil ? 1 : minimum)
            let own = side(referenceNumber, task: task)
            var compared = others.isEmpty
            for (number, other) in others.map({ ($0, side($0, task: task)) }) {
                guard other.summary.count > 0 else { continue }
                guard min(own.summary.count, other.summary.count) >= size else {
                    leftOut += 1
                    continue
                }
                compared = true
                result.append(
                    Comparison(
                        source: sources.all[number], task: label, reference: own.side, simulated: other.side,
                        warnings: warnings.of(own.summary, other.summary)))
            }
            if compared, own.summary.count >= size, let (first, second) = halve(own.side, label ?? "") {
                result.append(
                    Comparison(
                        source: reference, task: label, isControl: true, reference: first, simulated: second,
                        warnings: warnings.of(sizes: first.count, second.count)))
            }
        }
        return (result, leftOut)
    }

    /// The number of the reference, nil where it has no record here, and those of the others in the order of their names.
    func sourcesByName(reference: String) -> (reference: Int?, others: [Int]) {
        let others = sources.all.indices.filter { sources.all[$0] != reference }.sorted { sources.all[$0] < sources.all[$1] }
        return (sources.position(of: reference), others)
    }

    /// The name of the only task; nil where there are none or several.
    var onlyTask: String? { tasks.all.count == 1 ? tasks.all[0] : nil }

    /// The numbers of the tasks in the order of their names, where there are several.
    private var tasksByName: [Int] {
        tasks.all.count > 1 ? tasks.all.indices.sorted { tasks.all[$0] < tasks.all[$1] } : []
    }
}
