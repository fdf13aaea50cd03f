import Findings
import Stage

/// A study of all sources of a codebook at once, which an option leaves out.
protocol CodebookStudy: Study {
    static var leftOut: OptionKey<Bool> { get }

    /// `table` holds records.
    init(_ table: AssignmentTable)
}

extension CodebookStudy {
    static var options: [Option] { [leftOut.option] }
    static var tables: [any StudyTable.Type] { [AssignmentTable.self] }

    init?(_ tables: Tables, _ arguments: Arguments, _ common: CommonSettings) {
        let table = tables[AssignmentTable.self]
        guard !table.isEmpty, !arguments[Self.leftOut] else { return nil }
        self.init(table)
    }
}
