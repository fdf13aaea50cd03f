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
            let label = task.map { tasks.all[$0] } ?? onlyTask
            let own = side(referenceIndex, task: task)
            let size = task == nil ? 1 : minimum
            guard own.sample.count >= size else {
                leftOut += 1
                return
            }
            var compared = false
            for name in names {
                guard let index = sources.position(of: name) else { continue }
                let theirs = side(index, task: task)
                if theirs.sample.count == 0 { continue }
                guard theirs.sample.count >= size else {
                    leftOut += 1
                    continue
                }
                compared = true
                result.append(
                    Comparison(
                        source: name, task: label, reference: own.sample, simulated: theirs.sample, warnings: warnings(own, theirs)))
            }
            if own.sample.units >= 2, compared || names.isEmpty {
                let (left, right) = halve(own.sample, label ?? "")
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
}
