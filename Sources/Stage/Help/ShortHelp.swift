extension Program {
    /// -h: fits on a screen.
    var shortHelp: String {
        var text = "\(command): \(summary)\n\nusage: \(command) [options] [file ...]\n\n"
        text += ownOptions.filter { !$0.isAdvanced }.map { row("  \($0.spelling)", $0.helpWithNames) }.joined() + "\n"
        let advanced = ownOptions.filter(\.isAdvanced).map { "--\($0.name)" }
        if !advanced.isEmpty { text += row("  advanced", advanced.joined(separator: ", ")) }
        text += row("  every program", CommonOptions.rows.map(\.mention).joined(separator: ", "))
        if let example = examples.first {
            text += "\nExample, \(example.purpose):\n\n  \(prefixed(command: example.command))\n"
        }
        return text + "\n\(command) --help describes it all.\n"
    }

    private func row(_ head: String, _ text: String) -> String {
        let column = 26
        let text = wrapped(prefixed(prose: text), indent: column)
        return head.count < column ? head + text.dropFirst(head.count) : "\(head)\n\(text)"
    }
}

extension Option {
    /// The flag in a running text.
    fileprivate var mention: String {
        "--\(name)" + (value.map { " \($0)" } ?? "") + (short.map { " (-\($0))" } ?? "")
    }
}
