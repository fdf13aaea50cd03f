/// The clusters that histograms have a cell for, where most are empty: those with records and the first empty ones. The others are
/// counted, and need no memory.
///
/// What an empty cluster adds to a divergence does not depend on which it is, so that the others are taken together. The first ones
/// stay, since samples that are drawn to measure a bias (Good and Turing) have records in clusters that nobody has shown.
struct ClusterCells: Sendable {
    /// Empty clusters with a cell.
    static let empty = 4096

    /// The cluster of each cell, ascending.
    private let clusters: [Int32]
    private let cells: [Int32: Int32]
    /// Clusters without a cell.
    let rest: Int

    /// nil where every one of the `total` clusters has a cell.
    init?(of records: some Sequence<Int32>, total: Int) {
        guard total > ClusterCells.empty else { return nil }
        let occupied = Set(records)
        guard total - occupied.count > ClusterCells.empty else { return nil }
        let empty = (0..<Int32(clamping: total)).lazy.filter { !occupied.contains($0) }.prefix(ClusterCells.empty)
        clusters = (Array(occupied) + empty).sorted()
        cells = Dictionary(uniqueKeysWithValues: zip(clusters, Int32(0)...))
        rest = total - clusters.count
    }

    var count: Int { clusters.count }

    func cluster(ofCell cell: Int) -> Int { Int(clusters[cell]) }

    /// nil of a cluster without one.
    func cell(of cluster: Int32) -> Int32? { cells[cluster] }
}

extension AssignmentTable.Codebook {
    /// How many cells its histograms have, and how many empty clusters have none.
    var cellCount: Int { cells?.count ?? clusters }
    var rest: Int { cells?.rest ?? 0 }

    func cluster(ofCell cell: Int) -> Int { cells?.cluster(ofCell: cell) ?? cell }

    /// Records by the units that resampling draws whole, each in its cell.
    func sample(_ members: [AssignmentTable.Unit]) -> Sample {
        let places = cells.map { cells in members.compactMap { cells.cell(of: $0.cluster) } } ?? members.map(\.cluster)
        return members.allSatisfy { $0.unit == $0.id } ? Sample(places) : Sample(places, unitOf: members.map(\.unit))
    }
}
