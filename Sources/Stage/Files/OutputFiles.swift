/// All that a run writes, as its options name it: opened together before anything is read, and given their names together at the end.
struct OutputFiles {
    /// The records.
    let main: OutputFile
    private var others: [(option: String, file: OutputFile)] = []

    init(_ arguments: Arguments) throws {
        main = try OutputFile(arguments[CommonOptions.output])
        for option in arguments.options where option.file == .written && option.name != CommonOptions.output.option.name {
            if let path = arguments.texts(option.name)?.last { others.append((option.name, try OutputFile(path))) }
        }
    }

    /// The file of an option; nil where it was not given.
    subscript(option: Option) -> OutputFile? { others.first { $0.option == option.name }?.file }

    /// Writes what is left of all of them before the first gets its name. The records come last: where they are, all is.
    func close() throws {
        let files = others.map(\.file) + [main]
        for file in files { try file.finish() }
        try OutputFile.appear(files)
    }
}
