/// Options that every program has.
public enum CommonOptions {
    public static let output = OptionKey.outputFile(
        "output", help: "write to FILE, which appears whole or not at all",
        details: """
            Where FILE is there it is replaced, and keeps its mode; of a link, what the link leads to. A device, a pipe and /dev/fd/N are \
            written to as they are. - is standard output, here and for each option that names an output. Two outputs, or an output and an \
            input, that are one file are refused, except that FILE may be the only input.
            """
    ).short("o")
    static let jobs = OptionKey.integer(
        "jobs", in: 1...1024, help: "threads; by default as many as it may use cores",
        details: "Of the cores of the machine those that its affinity (taskset, Slurm) and its control group (a container) allow."
    ).short("j")
    public static let maxErrors = OptionKey.parsed(
        "max-errors", value: "N|P%", expected: ErrorLimit.expected, help: "bad records to go past before stopping"
    ) { ErrorLimit($0) }.defaulting(to: .count(0), shown: "0")
    static let maxRecord = OptionKey.parsed(
        "max-record", value: "BYTES", expected: "a number of bytes from 1 to 1G, such as 500K or 16M",
        help: "longest record that is read",
        details: """
            K, M and G are 1024, 1024^2 and 1024^3 bytes. A longer record is a bad one: it is not held, and --rejects keeps its \
            beginning. A file may be of any length. A record takes memory of some tens of times its length, and long ones are worked \
            on one after the other.
            """
    ) { ByteCount.parse($0).flatMap { (1...1 << 30).contains($0) ? $0 : nil } }.defaulting(to: LineReader.maximumRecord, shown: "16M")
        .advanced()
    static let rejects = OptionKey.outputFile(
        "rejects", help: "keep bad records and what is wrong with them in FILE", details: "- is possible where -o names a file.")
    static let provenance = OptionKey.outputFile(
        "provenance", help: "write what was run, read and written to FILE, as one JSON object")
    static let progress = OptionKey.choice("progress", of: Progress.Mode.self, help: "a line on standard error with count and rate")
        .defaulting(to: .auto)
    static let quiet = OptionKey.flag("quiet", help: "no warnings and no progress").short("q")
    static let completions = OptionKey.choice("completions", of: CompletedShell.self, help: "print a completion script for a shell")
    static let man = OptionKey.flag("man", help: "print the manual page")
    static let version = OptionKey.flag("version", help: "print the version")
    static let help = OptionKey.flag("help", help: "help in short (-h), or all of it (--help)").short("h")

    static let rows: [Option] = [
        output.option, jobs.option, maxErrors.option, maxRecord.option, rejects.option, provenance.option, progress.option, quiet.option,
        completions.option, man.option, version.option, help.option,
    ]
}
