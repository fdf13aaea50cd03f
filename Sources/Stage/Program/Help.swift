extension Program {
    /// -h: fits on a screen.
    var shortHelp: String {
        var text = "\(name): \(summary)\n\nusage: \(name) [options] [file ...]\n\n"
        text += table(ownOptions.filter { !$0.isAdvanced })
        let advanced = ownOptions.filter(\.isAdvanced).map { "--\($0.name)" }
        if !advanced.isEmpty { text += wrapped("more, described by --help: \(advanced.joined(separator: ", "))", indent: 6) }
        text += "\n" + table(CommonOptions.rows)
        return text
    }

    private func table(_ options: [Option]) -> String {
        options.map { option in
            let column = 32
            let help = wrapped(option.helpWithDefault, indent: column)
            let flag = "  \(option.spelling)"
            if flag.count >= column { return "\(flag)\n\(help)" }
            return flag + help.dropFirst(flag.count)
        }.joined()
    }

    /// --help: everything.
    var longHelp: String {
        var text = "\(name): \(summary)\n\nusage: \(name) [options] [file ...]\n\n"
        text += wrapped(description) + "\n"
        text += "Files are read in order; - and no file at all are standard input.\n\n"
        text += "Options\n\n" + ownOptions.map(paragraph).joined() + "\nOptions of every program\n\n"
        text += CommonOptions.rows.map(paragraph).joined()
        text += "\nMemory\n\n" + wrapped(memory, indent: 2)
        text += "\nEnvironment\n\n" + allEnvironment.map { "  \($0.name)\n" + wrapped($0.meaning, indent: 6) }.joined()
        text +=
            "\nExit status\n\n"
            + ExitStatus.meanings.map { status, meaning in
                "  \(status.rawValue < 10 ? " " : "")\(status.rawValue)  \(meaning)\n"
            }.joined()
        text += "\nExamples\n\n" + examples.map { "  # \($0.purpose)\n  \($0.command)\n" }.joined(separator: "\n")
        return text
    }

    private func paragraph(_ option: Option) -> String {
        "  \(option.spelling)\n" + wrapped(option.helpWithDefault + (option.details.isEmpty ? "" : ". " + option.details), indent: 6)
    }

    /// The manual page in the man macros.
    var manualPage: String {
        func escaped(_ text: String) -> String {
            let text = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
            return text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&\($0)" : String($0) }.joined(separator: "\n")
        }
        func item(_ tag: String, _ text: String) -> String { ".TP\n.B \(escaped(tag))\n\(escaped(text))\n" }
        var page = ".TH \(name.uppercased()) 1 \"\" \"usergap \(Program.version)\"\n"
        page += ".SH NAME\n\(escaped("\(name) - \(summary)"))\n.SH SYNOPSIS\n.B \(name)\n[options] [file ...]\n"
        page += ".SH DESCRIPTION\n\(escaped(description))\n.SH OPTIONS\n"
        page += options.map { option in
            item(
                option.spelling.trimmingPrefix(while: { $0 == " " }).description,
                option.helpWithDefault + (option.details.isEmpty ? "" : ". " + option.details))
        }.joined()
        page += ".SH MEMORY\n\(escaped(memory))\n.SH ENVIRONMENT\n" + allEnvironment.map { item($0.name, $0.meaning) }.joined()
        page += ".SH EXIT STATUS\n" + ExitStatus.meanings.map { item(String($0.status.rawValue), $0.meaning) }.joined()
        page += ".SH EXAMPLES\n" + examples.map { ".PP\n\(escaped($0.purpose)):\n.PP\n.nf\n\(escaped($0.command))\n.fi\n" }.joined()
        return page
    }

    private var allEnvironment: [(name: String, meaning: String)] {
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
        (.software, "a fault of ours"),
        (.cannotCreate, "an output file cannot be created"),
        (.inputOutput, "output cannot be written (a full disk included)"),
    ]
}

/// Lines of at most 80 columns, broken at spaces; a line break in the text stays one.
private func wrapped(_ text: String, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
        var lines: [String] = []
        var line = margin
        for word in paragraph.split(separator: " ") {
            if line.count + 1 + word.count > 80, line != margin {
                lines.append(line)
                line = margin
            }
            line += (line == margin ? "" : " ") + word
        }
        return (lines + [line]).joined(separator: "\n") + "\n"
    }.joined()
}
