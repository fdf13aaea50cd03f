/// What of a text to show where there is little room: of several lines those that hold the terms, the first term's first,
/// parted by semicolons; else the text from its start.
func excerpt(_ text: String, terms: [String], limit: Int) -> String {
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.count > 1, !terms.isEmpty else { return displayText(text, limit: limit) }
    let lowered = lines.map { $0.lowercased() }
    var chosen: [Int] = []
    for term in terms {
        guard let line = lowered.indices.first(where: { lowered[$0].contains(term) && !chosen.contains($0) }) else { continue }
        chosen.append(line)
    }
    guard !chosen.isEmpty else { return displayText(text, limit: limit) }
    return displayText(chosen.map { lines[$0] }.joined(separator: "; "), limit: limit)
}
