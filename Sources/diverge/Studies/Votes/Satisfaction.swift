import Stage

/// How much of its checklists one arm satisfies.
struct Satisfaction {
    /// Mean over the items of satisfied / total.
    var average: Share
    /// All satisfied over all demands.
    var global: Share
    var items: Int
    var failed: Int
    var units: Int

    /// `items` are those that the arm, by its number, was judged on; failed ones are counted and left out.
    init(_ items: [ChecklistTable.Item], arm: Int, _ resampling: Resampling, stream: String) {
        // Columns: the share satisfied, the items, the satisfied, the demands.
        let entries = items.compactMap { item -> (Int, [Double])? in
            guard let checklist = item.checklists[arm], let satisfied = checklist.satisfied else { return nil }
            let (own, all) = (Double(satisfied), Double(checklist.total))
            return (item.unit, [own / all, 1, own, all])
        }
        let sums = UnitSums(columns: 4, entries)
        let resampled = sums.resampled(resampling, stream: stream)
        average = sums.share(0, of: 1, resampled: resampled, resampling)
        global = sums.share(2, of: 3, resampled: resampled, resampling)
        (self.items, failed, units) = (entries.count, items.count { $0.checklists[arm].map { $0.satisfied == nil } ?? false }, sums.count)
    }
}
