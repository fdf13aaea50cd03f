// The kinds of options. Each takes what differs from one to the next; the rest is said by `short`, `defaulting(to:)`, `advanced`,
// `onlyWith` and so on.

extension OptionKey {
    /// A value in a form of its own. `parse` gives nil for what it does not take, which is then refused: "found ..., expected ...".
    public static func parsed<Parsed>(
        _ name: String, value: String, expected: String, choices: [String] = [], help: String, details: String = "",
        _ parse: @escaping @Sendable (String) -> Parsed?
    ) -> OptionKey where Value == Parsed? {
        var row = Option(name, value: value, help: help, details: details)
        row.choices = choices
        row.expected = expected
        row.accepts = { parse($0) != nil }
        return OptionKey(row, fallback: nil) { $0.last.map { parse($0) } }
    }

    /// A value in a form of its own that may be given several times.
    public static func repeated<Parsed>(
        _ name: String, value: String, expected: String, help: String, details: String = "",
        _ parse: @escaping @Sendable (String) -> Parsed?
    ) -> OptionKey where Value == [Parsed] {
        var row = Option(name, value: value, help: help, details: details)
        row.expected = expected
        row.accepts = { parse($0) != nil }
        return OptionKey(row, fallback: []) { $0.compactMap(parse) }
    }

    /// A list separated by commas, each part in a form of its own. `choices` are the parts that are known by name.
    public static func list<Part>(
        _ name: String, value: String = "LIST", expected: String, choices: [String] = [], help: String, details: String = "",
        _ parse: @escaping @Sendable (String) -> Part?
    ) -> OptionKey where Value == [Part]? {
        var row = Option(name, value: value, help: help, details: details)
        (row.choices, row.isList, row.expected) = (choices, true, expected)
        row.accepts = { parse($0) != nil }
        return OptionKey(row, fallback: nil) { $0.flatMap(\.listed).compactMap(parse) }
    }

    /// A list of names of which all are known; `groups` are names that stand for several. Each is in the value once.
    public static func list<Name: CaseIterable & RawRepresentable<String> & Hashable & Sendable>(
        _ name: String, of type: Name.Type, groups: [(name: String, members: [Name])] = [], help: String, details: String = ""
    ) -> OptionKey where Value == [Name]? {
        let choices = Name.allCases.map(\.rawValue) + groups.map(\.name)
        var row = Option(name, value: "LIST", help: help, details: details)
        (row.choices, row.isList) = (choices, true)
        row.expected = "one or more of \(choices.joined(separator: ", "))"
        row.accepts = { choices.contains($0) }
        return OptionKey(row, fallback: nil) { texts in
            var seen: Set<Name> = []
            let members = texts.flatMap(\.listed).flatMap { text in
                Name(rawValue: text).map { [$0] } ?? groups.first { $0.name == text }?.members ?? []
            }
            return members.filter { seen.insert($0).inserted }
        }
    }
}

extension OptionKey where Value == [String]? {
    /// A list of words of the user's own; `suggestions` are those that are known by name.
    public static func list(_ name: String, value: String = "LIST", suggestions: [String] = [], help: String, details: String = "")
        -> OptionKey
    {
        list(name, value: value, expected: "", choices: suggestions, help: help, details: details) { $0 }
    }
}

extension OptionKey where Value == Int? {
    public static func integer(
        _ name: String, value: String = "N", in range: PartialRangeFrom<Int>, help: String, details: String = ""
    ) -> OptionKey {
        parsed(name, value: value, expected: "a whole number from \(range.lowerBound)", help: help, details: details) { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    public static func integer(
        _ name: String, value: String = "N", in range: ClosedRange<Int>, help: String, details: String = ""
    ) -> OptionKey {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        return parsed(name, value: value, expected: expected, help: help, details: details) { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension OptionKey where Value == Double? {
    public static func number(
        _ name: String, value: String = "X", in range: ClosedRange<Double>, help: String, details: String = ""
    ) -> OptionKey {
        let expected = "a number from \(range.lowerBound) to \(range.upperBound)"
        return parsed(name, value: value, expected: expected, help: help, details: details) { text in
            Double(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension OptionKey where Value == String? {
    /// Any text.
    public static func text(_ name: String, value: String = "TEXT", help: String, details: String = "") -> OptionKey {
        OptionKey(Option(name, value: value, help: help, details: details), fallback: nil) { .some($0.last) }
    }

    /// The path of a file or folder that is read.
    public static func inputFile(_ name: String, value: String = "FILE", help: String, details: String = "") -> OptionKey {
        file(.read, name, value: value, help: help, details: details)
    }

    /// The path of a file that is written: `Run.file` opens it and gives it its name with the other outputs.
    public static func outputFile(_ name: String, value: String = "FILE", help: String, details: String = "") -> OptionKey {
        file(.written, name, value: value, help: help, details: details)
    }

    /// The path of a file that is read and added to.
    public static func appendedFile(_ name: String, value: String = "FILE", help: String, details: String = "") -> OptionKey {
        file(.appended, name, value: value, help: help, details: details)
    }

    private static func file(_ use: FileUse, _ name: String, value: String, help: String, details: String) -> OptionKey {
        var key = text(name, value: value, help: help, details: details)
        key.option.file = use
        return key
    }

    /// Where one of these conditions holds the value is a name that is no file's.
    public func namingNoFile(with conditions: OptionCondition...) -> OptionKey {
        var key = self
        key.option.namesNoFileWith = conditions
        return key
    }
}

extension OptionKey where Value == Bool {
    /// A flag without a value; --no-NAME undoes it.
    public static func flag(_ name: String, help: String, details: String = "") -> OptionKey {
        OptionKey(Option(name, help: help, details: details), fallback: false) { _ in true }
    }
}

extension OptionKey {
    /// One of the names of a type; `none` is a further name, of the default, that stands for nil.
    public static func choice<Choice: CaseIterable & RawRepresentable<String> & Sendable>(
        _ name: String, of type: Choice.Type, none: String? = nil, value: String? = nil, help: String, details: String = ""
    ) -> OptionKey where Value == Choice? {
        let choices = (none.map { [$0] } ?? []) + Choice.allCases.map(\.rawValue)
        let row = Option(name, value: value, choices: choices, default: none, help: help, details: details)
        return OptionKey(row, fallback: nil) { .some($0.last.flatMap { Choice(rawValue: $0) }) }
    }
}

extension OptionKey where Value == String? {
    /// One of names that the program knows when it starts; `none` is a further name, of the default, that stands for nil.
    public static func choice(_ name: String, among names: [String], none: String, help: String, details: String = "") -> OptionKey {
        let row = Option(name, choices: [none] + names, default: none, help: help, details: details)
        return OptionKey(row, fallback: nil) { .some($0.last == none ? nil : $0.last) }
    }
}
