/// One row of a program's option table: the parser, both helps, the man page and the completions read it.
///
/// An `OptionKey` makes it, and knows the type of its value.
public struct Option: Sendable {
    let name: String
    var short: Character?
    /// Old spellings, which are accepted and shown nowhere.
    var aliases: [String] = []
    /// What stands for the value in the help; nil where the flag takes none.
    var value: String?
    /// The values that are known by name: all there are where `accepts` knows no other.
    var choices: [String]
    /// Whether a value is a list, separated by commas.
    var isList = false
    /// What is done with the file or folder that a value names; nil where it names none.
    var file: FileUse?
    /// Where one of these holds the value is a name that is no file's.
    var namesNoFileWith: [OptionCondition] = []
    var defaultValue: String?
    /// One line, for -h.
    let help: String
    /// More, for --help and the man page.
    let details: String
    /// Described only in --help, in a section of its own.
    var isAdvanced: Bool
    /// The option has an effect only where one of these holds; always where there is none.
    var onlyWith: [OptionCondition] = []
    /// The option cannot be used where one of these holds.
    var notWith: [OptionCondition] = []
    /// What a value, or a part of a list, must be: the end of the sentence "found ..., expected ...".
    var expected = ""
    var accepts: @Sendable (String) -> Bool = { _ in true }

    init(
        _ name: String, short: Character? = nil, value: String? = nil, choices: [String] = [], default defaultValue: String? = nil,
        help: String, details: String = "", isAdvanced: Bool = false
    ) {
        self.name = name
        self.short = short
        let joined = choices.joined(separator: "|")
        self.value = value ?? (choices.isEmpty ? nil : joined.count <= 22 ? joined : "NAME")
        self.choices = choices
        self.defaultValue = defaultValue
        self.help = help
        self.details = details
        self.isAdvanced = isAdvanced
        if !choices.isEmpty {
            expected = "one of \(choices.joined(separator: ", "))"
            accepts = { choices.contains($0) }
        }
    }

    /// Refuses a value that the option does not take.
    func check(_ text: String) throws {
        for part in isList ? text.listed : [text] where !accepts(part) {
            throw Failure.usage(
                "--\(name): found '\(part)', expected \(expected)", hint: nearest(part, among: choices).map { "did you mean \($0)?" })
        }
        if isList, text.listed.isEmpty, !expected.isEmpty { throw Failure.usage("--\(name): found an empty list, expected \(expected)") }
    }

    /// How the flag is written in a help text.
    var spelling: String {
        let long = value.map { "--\(name) \($0)" } ?? "--\(name)"
        return short.map { "-\($0), \(long)" } ?? "    \(long)"
    }

    /// The line for -h, with the names that the placeholder does not list.
    var helpWithNames: String {
        let shown = value?.split(separator: "|").map { String($0) } ?? []
        guard !Set(choices).isSubset(of: shown) else { return helpWithDefault }
        let isOpen = isList && expected.isEmpty
        return "\(helpWithDefault)\(isOpen ? ", such as" : ":") \(choices.joined(separator: ", "))"
    }

    /// All that is said of it, for --help and the man page.
    var fullText: String {
        var text = helpWithNames
        if !details.isEmpty { text += ". " + details }
        if !onlyWith.isEmpty { text += "\(text.hasSuffix(".") ? "" : ".") Only with \(alternatives(onlyWith.map(\.description)))." }
        return text
    }

    var helpWithDefault: String { defaultValue.map { "\(help) (default \($0))" } ?? help }

    /// The shortest way to write it.
    var flag: String { short.map { "-\($0)" } ?? "--\(name)" }

    /// Whether a word of the command line, without its dashes, names the option.
    func isNamed(_ word: some StringProtocol) -> Bool { name == word || aliases.contains { $0 == word } }
}

/// What a program does with a file that an option names.
enum FileUse: Sendable {
    /// Reads it; of a folder the files in it.
    case read
    /// Makes it anew.
    case written
    /// Reads it and adds to its end.
    case appended
}

extension String {
    /// The parts of a comma-separated value.
    var listed: [String] { split(separator: ",").map { String($0) } }
}
