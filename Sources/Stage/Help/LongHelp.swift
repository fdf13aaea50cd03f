extension Program {
    /// --help: everything.
    var longHelp: String {
        var text = "\(command): \(summary)\n\nusage: \(command) [options] [file ...]\n\n"
        text += "Files are read in order; - and no file at all are standard input.\n"
        text += description.map { section($0.title, prose: $0.text) }.joined()
        text += table("Options", ownOptions.filter { !$0.isAdvanced })
        text += table("Advanced options", ownOptions.filter(\.isAdvanced))
        text += table("Options of every program", CommonOptions.rows)
        text += section("Memory", prose: memory)
        text += heading("Environment")
        text += allEnvironment.map { "  \($0.name)\n" + wrapped($0.meaning, indent: 10) }.joined()
        text += heading("Exit status")
        text += ExitStatus.meanings.map { "  \($0.rawValue < 10 ? " " : "")\($0.rawValue)  \($1)\n" }.joined()
        text += heading("Examples")
        return text + examples.map { "  # \($0.purpose)\n  \(prefixed(command: $0.command))\n" }.joined(separator: "\n")
    }

    private func heading(_ title: String) -> String { "\n\(title)\n\n" }

    private func section(_ title: String, prose: String) -> String { heading(title) + wrapped(prefixed(prose: prose), indent: 2) }

    private func table(_ title: String, _ options: [Option]) -> String {
        guard !options.isEmpty else { return "" }
        return heading(title) + options.map { "  \($0.spelling)\n" + wrapped(prefixed(prose: $0.fullText), indent: 10) }.joined()
    }

    var allEnvironment: [(name: String, meaning: String)] {
        environment + [("NO_COLOR", "set to anything: no colour on a terminal")]
    }
}

extension ExitStatus {
    static let meanings: [(status: ExitStatus, meaning: String)] = [
        (.success, "all well, or bad records within --max-errors"),
        (.gateFailed, "a --gate condition does not hold"),
        (.usage, "wrong usage"),
        (.data, "bad data"),
        (.noInput, "no such input"),
        (.unavailable, "a server is unavailable"),
        (.software, "internal error (a bug in this program), please report it"),
        (.cannotCreate, "an output file cannot be created"),
        (.inputOutput, "output cannot be written (a full disk included)"),
    ]
}
