import Stage

/// A table of records of one form.
protocol StudyTable: IntakeTable {
    /// What decides how a record is read; reading threads have copies of it.
    associatedtype Layout: TableLayout

    static var form: RecordForm { get }

    init(_ arguments: Arguments, _ common: CommonSettings)
    var layout: Layout { get }

    /// Reads a record; throws, with the batch as it was, where it cannot be used.
    static func read(_ record: Record, by layout: Layout, into batch: inout Batch) throws

    /// Brings what was read into an order that does not depend on that of the records.
    mutating func finish()

    var isEmpty: Bool { get }
}

protocol TableLayout: Sendable {
    /// Whether options leave a record that has a mark of the form to the table.
    func recognises(_ record: Record) -> Bool
    /// Whether options say that the input holds nothing else.
    var takesAll: Bool { get }
    /// Whether options ask for records of the form.
    var isAskedFor: Bool { get }
}

extension TableLayout {
    func recognises(_ record: Record) -> Bool { true }
    var takesAll: Bool { false }
    var isAskedFor: Bool { takesAll }
}
