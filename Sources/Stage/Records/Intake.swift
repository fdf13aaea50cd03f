/// One record on its way into a table: as much of it as the table needs, and what decides whether it may enter.
public protocol IntakeRow: Sendable {
    /// The fields whose values may occur together once.
    static var identityFields: [String] { get }
    /// Their values, in that order; nil where the record may repeat.
    var identity: [String]? { get }
    /// Records of one group must have come through the same stages: those of a codebook or a facet; by default all of a table.
    var group: String { get }
    var via: String? { get }
    /// Whom a refused record is counted for.
    var source: String { get }
    var place: Place { get }
}

extension IntakeRow {
    public var group: String { "" }
}

extension Sequence where Element: IntakeRow {
    /// The rows in an order that does not depend on how their records came; those without an identity in theirs, at the end.
    public var inOrderOfIdentity: [Element] {
        map { (row: $0, identity: $0.identity) }.sorted { one, other in
            guard let left = one.identity, let right = other.identity else { return one.identity != nil && other.identity == nil }
            return left.lexicographicallyPrecedes(right)
        }.map(\.row)
    }
}

/// What the rows of a batch have in common, such as one array for all their vectors.
public protocol IntakeShare: Sendable {
    init()
}

/// The rows stand by themselves.
public struct NothingShared: IntakeShare {
    public init() {}
}

/// Rows that a reading thread collected, each with the bytes of its record, which live until the batch was taken.
public struct IntakeBatch<Row: IntakeRow, Shared: IntakeShare>: Sendable {
    struct Entry: Sendable {
        var row: Row
        var key: String?
        var raw: RawRecord
    }

    private(set) var entries: [Entry] = []
    public var shared = Shared()

    public init() {}

    public mutating func append(_ row: Row, of record: Record) {
        entries.append(Entry(row: row, key: row.identity.map(UniqueRecords.key), raw: record.raw))
    }

    public var count: Int { entries.count }
    public var rows: [Row] { entries.map(\.row) }
}

/// What every table of records knows about them: which were there before, and through which stages they came.
public struct Intake: Sendable {
    private var viaCheck: ViaCheck
    private var unique = UniqueRecords()

    public init(allowMixed: Bool) { viaCheck = ViaCheck(allowMixed: allowMixed) }

    /// The `via` of the records that were taken in a group. Where --allow-mixed lets several into it, the first in the order of their
    /// bytes is named, so that it does not depend on the order of records.
    public func via(of group: String = "") -> String? { viaCheck.least(of: group) }

    /// Forgets the identities, when all records were taken.
    public mutating func forgetIdentities() { unique = UniqueRecords() }

    fileprivate mutating func checkVia(_ row: some IntakeRow) throws { try viaCheck.check(row.via, in: row.group, at: row.place) }

    fileprivate mutating func enter<Row: IntakeRow>(_ row: Row, key: String?) throws {
        if let key { try unique.insert(key, row.identity ?? [], named: Row.identityFields, at: row.place) }
        viaCheck.note(row.via, in: row.group)
    }
}

/// A table that records are taken into, batch by batch, in the order of the input.
public protocol IntakeTable {
    associatedtype Incoming: IntakeRow
    associatedtype Shared: IntakeShare = NothingShared

    var intake: Intake { get set }

    /// Throws, with the table as it was, where the row contradicts rows before it.
    func check(_ row: Incoming) throws

    /// Takes a row that was found good; `shared` is its batch's.
    mutating func add(_ row: Incoming, from shared: Shared) throws

    /// Takes what is left of a batch after its rows, of which some were refused.
    mutating func close(_ shared: Shared, refused: [Incoming])
}

extension IntakeTable {
    public typealias Batch = IntakeBatch<Incoming, Shared>

    public func check(_ row: Incoming) throws {}

    public mutating func close(_ shared: Shared, refused: [Incoming]) {}

    /// Takes the rows of a batch. A record is refused, within --max-errors, where it came through other stages than those before it,
    /// contradicts them, or is there already; --rejects then keeps its bytes.
    public mutating func append(_ batch: Batch, run: Run) throws {
        var refused: [Incoming] = []
        for entry in batch.entries {
            do {
                try intake.checkVia(entry.row)
                try check(entry.row)
                try intake.enter(entry.row, key: entry.key)
            } catch let failure as Failure {
                try run.refuse(failure, raw: entry.raw, source: entry.row.source)
                refused.append(entry.row)
                continue
            }
            try add(entry.row, from: batch.shared)
        }
        close(batch.shared, refused: refused)
    }
}
