/// The records of the reference and of a source.
typealias VectorComparison = Comparison<[VectorRow]>

/// The embeddings of a facet by source and task.
struct VectorComparisons: ComparedGroup {
    private(set) var sources = Names()
    private(set) var tasks = Names()
    let warnings = ComparisonWarnings()
    private let rows: [[VectorRow]]
    private let ids: [String: UInt64]

    init(_ facet: VectorTable.Facet) {
        for row in facet.rows {
            _ = sources.index(of: row.source)
            if let task = row.task { _ = tasks.index(of: task) }
        }
        let bySource = Dictionary(grouping: facet.rows, by: \.source)
        rows = sources.all.map { bySource[$0] ?? [] }
        ids = Dictionary(zip(facet.rows.map(\.id), 0...), uniquingKeysWith: { first, _ in first })
    }

    func side(_ source: Int, task: Int?) -> (side: [VectorRow], summary: SideSummary) {
        let name = task.map { tasks.all[$0] }
        let side = rows[source].filter { name == nil || $0.task == name }
        let summary = SideSummary(
            side.map { row in (ids[row.id] ?? 0, row.task.flatMap { tasks.position(of: $0) } ?? -1) }, tasks: tasks.all.count)
        return (side, summary)
    }
}
