import Stage

/// The tables of a run, by their types: each is there once, however many studies use it.
struct Tables {
    private let slots: [ObjectIdentifier: any TableSlot]

    /// The table of a type that some study names.
    subscript<Table: StudyTable>(_ type: Table.Type) -> Table {
        guard let slot = slots[ObjectIdentifier(type)] as? Slot<Table> else { preconditionFailure("no study names \(type)") }
        return slot.table
    }

    var isEmpty: Bool { slots.values.allSatisfy(\.isEmpty) }

    /// Reads all records of a run into the tables of some studies.
    static func read(_ run: Run, _ studies: [any Study.Type], _ common: CommonSettings) throws -> Tables {
        var (slots, types): ([any TableSlot], Set<ObjectIdentifier>) = ([], [])
        for type in studies.flatMap({ $0.tables }) where types.insert(ObjectIdentifier(type)).inserted {
            slots.append(slot(type, run.arguments, common))
        }
        let tables = Tables(slots: Dictionary(uniqueKeysWithValues: slots.map { ($0.type, $0) }))
        if let only = slots.first(where: { $0.reader.takesAll }) { slots = [only] }
        // Stable: forms of one origin stay in the order of the studies.
        slots = slots.enumerated().sorted { left, right in
            (-left.element.reader.form.origin.rawValue, left.offset) < (-right.element.reader.form.origin.rawValue, right.offset)
        }.map(\.element)
        let readers = slots.map(\.reader)
        // The forms that options ask for are the likeliest to be meant.
        let forms = (readers.filter(\.isAskedFor) + tables.readers(studies)).map(\.form)
        try run.forEachBatch(make: { readers.map { $0.batch() } }) { record, batches in
            guard let place = readers.firstIndex(where: { $0.recognises(record) }) else { throw RecordForm.unknown(record, among: forms) }
            try batches[place].read(record)
        } consume: { batches in
            for (slot, batch) in zip(slots, batches) { try slot.append(batch, run) }
        }
        for slot in slots { slot.finish() }
        return tables
    }

    private init(slots: [ObjectIdentifier: any TableSlot]) { self.slots = slots }

    private func readers(_ studies: [any Study.Type]) -> [any FormReader] {
        studies.flatMap { $0.tables }.compactMap { slots[ObjectIdentifier($0)]?.reader }
    }
}

private func slot<Table: StudyTable>(_ type: Table.Type, _ arguments: Arguments, _ common: CommonSettings) -> any TableSlot {
    Slot(Table(arguments, common))
}

// MARK: Tables of any type

/// What reading threads know of a table.
private protocol FormReader: Sendable {
    var form: RecordForm { get }
    var takesAll: Bool { get }
    var isAskedFor: Bool { get }
    func recognises(_ record: Record) -> Bool
    func batch() -> any FormBatch
}

/// Rows for a table on their way from a reading thread.
private protocol FormBatch: Sendable {
    mutating func read(_ record: Record) throws
}

/// A table that is being filled.
private protocol TableSlot: AnyObject {
    var type: ObjectIdentifier { get }
    var reader: any FormReader { get }
    var isEmpty: Bool { get }
    func append(_ batch: any FormBatch, _ run: Run) throws
    func finish()
}

private struct Reader<Table: StudyTable>: FormReader {
    let layout: Table.Layout

    var form: RecordForm { Table.form }
    var takesAll: Bool { layout.takesAll }
    var isAskedFor: Bool { layout.isAskedFor }
    func recognises(_ record: Record) -> Bool { takesAll || Table.form.isMarked(record) && layout.recognises(record) }
    func batch() -> any FormBatch { ReadBatch<Table>(layout: layout) }
}

private struct ReadBatch<Table: StudyTable>: FormBatch {
    let layout: Table.Layout
    var rows = Table.Batch()

    mutating func read(_ record: Record) throws { try Table.read(record, by: layout, into: &rows) }
}

private final class Slot<Table: StudyTable>: TableSlot {
    var table: Table

    init(_ table: Table) { self.table = table }

    var type: ObjectIdentifier { ObjectIdentifier(Table.self) }
    var reader: any FormReader { Reader<Table>(layout: table.layout) }
    var isEmpty: Bool { table.isEmpty }

    func append(_ batch: any FormBatch, _ run: Run) throws {
        // Batches come in the order of the tables.
        if let batch = batch as? ReadBatch<Table> { try table.append(batch.rows, run: run) }
    }

    func finish() { table.finish() }
}
