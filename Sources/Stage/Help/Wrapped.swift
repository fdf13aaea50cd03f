/// Lines of at most 80 columns, broken at spaces; a line break in the text stays one. A line does not begin with a flag where the
/// word in front of it can come along, lest it read as a row of the option table.
func wrapped(_ text: String, indent: Int = 0) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { lines(of: $0.split(separator: " "), width: 80 - indent) }
        .map { $0.isEmpty ? "\n" : String(repeating: " ", count: indent) + $0.joined(separator: " ") + "\n" }
        .joined()
}

private func lines(of words: [Substring], width: Int) -> [[Substring]] {
    var lines: [[Substring]] = [[]]
    var room = width
    for word in words {
        let last = lines.count - 1
        if word.count > room, !lines[last].isEmpty {
            let brought = word.hasPrefix("-") ? lines[last].lastIndex { !$0.hasPrefix("-") } ?? 0 : 0
            lines.append(brought > 0 ? Array(lines[last][brought...]) : [])
            if brought > 0 { lines[last].removeSubrange(brought...) }
            room = width - lines[last + 1].reduce(0) { $0 + $1.count + 1 }
        }
        lines[lines.count - 1].append(word)
        room -= word.count + 1
    }
    return lines
}
