import Stage

/// The tables of measures and aspects: one for each facet, those without a facet in one of their own.
struct MeasureTables {
    private var tables: [MeasureTable.Content: MeasureTable] = [:]
    private let settings: Settings

    init(_ settings: Settings) { self.settings = settings }

    var isEmpty: Bool { all.isEmpty }

    /// Those with any record: measures before aspects, facets by name.
    var all: [MeasureTable] {
        func order(_ content: MeasureTable.Content) -> (Int, String) { (content.isAspects ? 1 : 0, content.facet ?? "") }
        return tables.values.filter { !$0.rows.isEmpty || $0.dropped > 0 }.sorted { order($0.content) < order($1.content) }
    }

    /// Takes over a batch; records that cannot stand beside the others are refused.
    mutating func append(_ batch: MeasureTable.Batch, run: Run) throws {
        for row in batch.rows { try tables[row.content, default: MeasureTable(row.content, settings)].append(row, run: run) }
    }

    /// Puts records and measures in an order that does not depend on how the records came.
    mutating func sort() { for content in tables.keys { tables[content]?.sort() } }
}
