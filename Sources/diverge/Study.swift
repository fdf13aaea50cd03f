import Stage

/// One kind of comparison: the records it reads, the options it owns, what --help says of it, and its findings.
///
/// A new study is a folder in Studies and a name in the list of Studies.swift. It sees the common settings and its own, no other study's.
protocol Study {
    /// A topic of --help.
    static var help: Topic { get }
    static var options: [Option] { get }
    /// The tables that hold its records. Studies that name the same table share it.
    static var tables: [any StudyTable.Type] { get }

    /// nil where the input holds nothing for it, or an option leaves it out. Throws where what there is cannot be compared.
    init?(_ tables: Tables, _ arguments: Arguments, _ common: CommonSettings) throws

    /// Writes its findings, in an order that does not depend on that of the records.
    func findings(to output: FindingOutput) throws
}

extension Study {
    static var options: [Option] { [] }
}
