/// What warnings need to know of one side of a comparison.
struct SideSummary: Sendable {
    var count: Int
    var ids: Set<UInt64>
    /// The share of the records that name no task (or domain), then of each task.
    var taskShares: [Double]

    /// `records` have a number for the id, and one for the task: -1 where they name none, else 0 ..< tasks.
    init(_ records: some Collection<(id: UInt64, task: Int)>, tasks: Int) {
        count = records.count
        ids = Set(records.lazy.map(\.id))
        var counts = [Double](repeating: 0, count: tasks + 1)
        for record in records { counts[record.task + 1] += 1 }
        let n = Double(count)
        taskShares = counts.map { $0 / n }
    }
}
