import Findings

/// The clusters of the reference's units and of a source's.
typealias ClusterComparison = Comparison<Sample>

extension Sample: ComparedSide {}

extension AssignmentTable.Codebook: ComparedGroup {
    /// Fewer than ten records per cluster on a side push every divergence up.
    var warnings: ComparisonWarnings { ComparisonWarnings(small: .smallNPerCluster, least: 10 * clusters) }

    func side(_ source: Int, task: Int?) -> (side: Sample, summary: SideSummary) {
        let members = members(of: source, task: task)
        return (sample(members), SideSummary(members.map { ($0.id, $0.task) }, tasks: tasks.all.count))
    }
}
