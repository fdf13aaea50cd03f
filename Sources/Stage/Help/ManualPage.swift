extension Program {
    /// The manual page in the man macros.
    var manualPage: String {
        var page = ".TH \(command.uppercased()) 1 \"\" \"usergap \(Program.version)\"\n"
        page += ".SH NAME\n\(roff("\(command) - \(summary)"))\n.SH SYNOPSIS\n.B \(roff(command))\n[options] [file ...]\n"
        page += ".SH DESCRIPTION\nFiles are read in order; \\- and no file at all are standard input.\n"
        page += description.map { ".SS \(roff($0.title))\n\(roffParagraphs(prefixed(prose: $0.text)))\n" }.joined()
        page += table("OPTIONS", ownOptions.filter { !$0.isAdvanced })
        page += table("ADVANCED OPTIONS", ownOptions.filter(\.isAdvanced))
        page += table("OPTIONS OF EVERY PROGRAM", CommonOptions.rows)
        page += ".SH MEMORY\n\(roffParagraphs(prefixed(prose: memory)))\n"
        page += ".SH ENVIRONMENT\n" + allEnvironment.map { item($0.name, $0.meaning) }.joined()
        page += ".SH EXIT STATUS\n" + ExitStatus.meanings.map { item(String($0.status.rawValue), $0.meaning) }.joined()
        page += ".SH EXAMPLES\n"
        page += examples.map { ".PP\n\(roff($0.purpose)):\n.PP\n.RS\n.nf\n\(roff(prefixed(command: $0.command)))\n.fi\n.RE\n" }.joined()
        return page + ".SH SEE ALSO\n.BR usergap (7),\n.BR usergap-records (5)\n"
    }

    private func table(_ title: String, _ options: [Option]) -> String {
        guard !options.isEmpty else { return "" }
        return ".SH \(title)\n"
            + options.map { item($0.spelling.trimmingPrefix(while: { $0 == " " }).description, prefixed(prose: $0.fullText)) }.joined()
    }

    private func item(_ tag: String, _ text: String) -> String { ".TP\n.B \(roff(tag))\n\(roff(text).replacing("\n", with: "\n.br\n"))\n" }

    private func roffParagraphs(_ text: String) -> String { roff(text).replacing("\n", with: "\n.PP\n") }
}

/// Text that roff prints as it is.
private func roff(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        .split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&\($0)" : String($0) }.joined(separator: "\n")
}
