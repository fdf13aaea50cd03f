/// The names by which the programs are called: they may be installed with a prefix, as in `usergap-extract`, which a program knows
/// from the name that it is called by itself.
extension Program {
    private static let suite: Set<Substring> = ["extract", "embed", "quantize", "diverge", "report"]

    static func prefix(of name: String, calledBy path: String) -> String {
        let called = path.split(separator: "/").last ?? ""
        return called.hasSuffix(name) ? String(called.dropLast(name.count)) : ""
    }

    /// The name that this program is called by.
    public var command: String { prefix + name }

    /// A shell command with the names of programs as they are called: first, or behind one of `| ; && do $(`.
    func prefixed(command text: String) -> String {
        prefixed(text) { before, _ in before.isEmpty || before == "do" || before.last.map { "|;&(".contains($0) } ?? false }
    }

    /// A sentence in which commands stand: a program's name with options behind it, or behind a pipe.
    func prefixed(prose text: String) -> String {
        prefixed(text) { before, after in before == "|" || after == "|" || after.hasPrefix("-") && after.count > 1 }
    }

    private func prefixed(_ text: String, where isCommand: (_ before: Substring, _ after: Substring) -> Bool) -> String {
        guard !prefix.isEmpty else { return text }
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        return words.indices.map { index in
            let word = words[index]
            let opening = word.prefix { "(`$".contains($0) }
            let name = word.dropFirst(opening.count)
            let before = opening.isEmpty ? (index > 0 ? words[index - 1] : "") : opening
            let after = index + 1 < words.count ? words[index + 1] : ""
            let bare = name.last.map { ";)`".contains($0) } == true ? name.dropLast() : name
            guard Program.suite.contains(bare), isCommand(before, after) else { return String(word) }
            return "\(opening)\(prefix)\(name)"
        }.joined(separator: " ")
    }
}
