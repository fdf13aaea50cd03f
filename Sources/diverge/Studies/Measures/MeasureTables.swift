import Stage

/// The tables of measures and aspects: one for each facet, those without a facet in one of their own.
struct MeasureTables: StudyTable {
    private var tables: [MeasureTable.Content: MeasureTable] = [:]
    var intake: Intake

    /// What every record is read by.
    struct Layout: TableLayout {
        var domainField: String
        var unit: UnitField
        var ignoredLabels: Set<String>

        /// A behavior with aspects that was embedded is an embedding.
        func recognises(_ record: Record) -> Bool { record["measures"] != nil || record["vector"] == nil }
    }

    let settings: MeasureSettings
    let layout: Layout

    /// How many conversations of each content were dropped by their makers.
    struct Shared: IntakeShare {
        var dropped: [MeasureTable.Content: Int] = [:]
    }

    static let form = RecordForm(
        "a record of measures", from: .measures, marks: ["measures", "aspects"], needs: ["id", "source", "measures"],
        writtenBy: "extract --measures writes measures; behaviors with aspects have the field aspects in its place")

    init(_ arguments: Arguments, _ common: CommonSettings) {
        settings = MeasureSettings(arguments, common)
        intake = Intake(allowMixed: common.allowMixed)
        layout = Layout(domainField: settings.domain, unit: common.units, ignoredLabels: settings.ignoredLabels)
    }

    var isEmpty: Bool { all.isEmpty }

    /// Those with any record: measures before aspects, facets by name.
    var all: [MeasureTable] {
        func order(_ content: MeasureTable.Content) -> (Int, String) { (content.isAspects ? 1 : 0, content.facet ?? "") }
        return tables.values.filter { !$0.rows.isEmpty || $0.dropped > 0 }.sorted { order($0.content) < order($1.content) }
    }

    /// A record with the field `measures` or, without it, `aspects`.
    static func read(_ record: Record, by layout: Layout, into batch: inout Batch) throws {
        let isAspects = record["measures"] == nil
        let row = IncomingMeasures(
            content: MeasureTable.Content(isAspects: isAspects, facet: try record.optionalString("facet")),
            id: try record.string("id"), source: try record.string("source"), domain: try record.optionalName(layout.domainField),
            unit: try layout.unit.value(in: record),
            trial: isAspects ? Trial(batch: try record.optionalName("batch"), run: try record.optionalName("run")) : try Trial(record),
            values: try record.measures(isAspects ? "aspects" : "measures", without: layout.ignoredLabels),
            via: try record.optionalString("via"), place: record.place)
        guard try record.isKept() else {
            batch.shared.dropped[row.content, default: 0] += 1
            return
        }
        batch.append(row, of: record)
    }

    func check(_ row: IncomingMeasures) throws { try tables[row.content]?.check(row) }

    mutating func add(_ row: IncomingMeasures, from _: Shared) { tables[row.content, default: MeasureTable(row.content)].add(row) }

    mutating func close(_ shared: Shared, refused _: [Incoming]) {
        for (content, count) in shared.dropped { tables[content, default: MeasureTable(content)].drop(count) }
    }

    /// Puts records and measures in an order that does not depend on how the records came.
    mutating func finish() {
        for content in tables.keys { tables[content]?.finish(via: intake.via(of: content.name)) }
        intake.forgetIdentities()
    }
}
