/// One flag of a program, declared once: the parser, both helps, the man page and the completions read it.
public struct Option: Sendable {
    public let name: String
    public let short: Character?
    /// What stands for the value in the help; nil where the flag takes none.
    public let value: String?
    public let choices: [String]
    public let defaultValue: String?
    /// One line, for -h.
    public let help: String
    /// More, for --help and the man page.
    public let details: String
    /// Named in -h, but described only in --help.
    public let isAdvanced: Bool

    public init(
        _ name: String, short: Character? = nil, value: String? = nil, choices: [String] = [], default defaultValue: String? = nil,
        help: String, details: String = "", isAdvanced: Bool = false
    ) {
        self.name = name
        self.short = short
        self.value = value ?? (choices.isEmpty ? nil : choices.joined(separator: "|"))
        self.choices = choices
        self.defaultValue = defaultValue
        self.help = help
        self.details = details
        self.isAdvanced = isAdvanced
    }

    /// How the flag is written in a help text.
    var spelling: String {
        let long = value.map { "--\(name) \($0)" } ?? "--\(name)"
        return short.map { "-\($0), \(long)" } ?? "    \(long)"
    }

    var helpWithDefault: String { defaultValue.map { "\(help) (default \($0))" } ?? help }

    /// Flags that every program has.
    static let common: [Option] = [
        Option("output", short: "o", value: "FILE", help: "write to FILE, which appears whole or not at all"),
        Option("jobs", short: "j", value: "N", help: "threads; all cores by default"),
        Option("max-errors", value: "N|P%", default: "0", help: "bad records to go past before stopping"),
        Option("rejects", value: "FILE", help: "keep bad records and what is wrong with them in FILE"),
        Option("provenance", value: "FILE", help: "write what was run, read and written to FILE, as one JSON object"),
        Option("progress", choices: ["auto", "always", "never"], default: "auto", help: "a line on standard error with count and rate"),
        Option("quiet", short: "q", help: "no warnings and no progress"),
        Option("completions", choices: ["bash", "zsh", "fish"], help: "print a completion script for a shell"),
        Option("man", help: "print the manual page"),
        Option("version", help: "print the version"),
        Option("help", short: "h", help: "-h: a short help; --help: all of it"),
    ]
}
