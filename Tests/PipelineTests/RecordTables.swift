import Foundation

/// The tables of docs/records.md: which fields each kind of record has.
struct RecordTables {
    struct Fields {
        var required: Set<String> = []
        var optional: Set<String> = []
        /// Whether the table allows further fields of any name, by a field written in capitals.
        var isOpen = false
        /// The lines of the section's JSON examples.
        var examples: [String] = []

        var all: Set<String> { required.union(optional) }

        /// The fields whose members the table names: `messages` of `messages.role`.
        var nested: Set<String> { Set(all.compactMap { $0.contains(".") ? String($0.prefix { $0 != "." }) : nil }) }
    }

    private(set) var sections: [String: Fields] = [:]
    private var groups: [String: [String]] = [:]

    init(_ page: String) {
        var (section, isExample) = ("", false)
        for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") { isExample = line == "```json" }
            if line.hasPrefix("### ") { section = String(line.dropFirst(4)) }
            if line.hasPrefix("## ") { section = "" }
            if isExample, line.hasPrefix("{") { sections[section, default: Fields()].examples.append(line) }
            guard line.hasPrefix("| ") else { continue }
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            if let word = cells.first, cells.count == 3, section.isEmpty {
                groups[word] = quoted(cells[1])
            } else if let names = cells.first, !section.isEmpty {
                add(names, to: section)
            }
        }
    }

    private mutating func add(_ cell: String, to section: String) {
        var fields = sections[section, default: Fields()]
        var names = quoted(cell).map(OptionalName.init)
        let unquoted = cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 0 }
        for word in unquoted.flatMap({ $0.element.split(separator: " ") }).map({ OptionalName(String($0)) }) {
            guard let members = groups[word.name] else { continue }
            let bases = names.isEmpty ? [OptionalName("")] : quoted(cell).map(OptionalName.init)
            names += bases.flatMap { base in
                members.map { OptionalName(name: base.name + $0, isOptional: base.isOptional || word.isOptional) }
            }
        }
        for name in names {
            if name.name == name.name.uppercased() {
                fields.isOpen = true
            } else if name.isOptional {
                fields.optional.insert(name.name)
            } else {
                fields.required.insert(name.name)
            }
        }
        sections[section] = fields
    }

    /// The words in backticks.
    private func quoted(_ cell: String) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}

/// A name, and whether a question mark follows it.
private struct OptionalName {
    var name: String
    var isOptional: Bool

    init(name: String, isOptional: Bool) { (self.name, self.isOptional) = (name, isOptional) }

    init(_ text: String) { self.init(name: text.hasSuffix("?") ? String(text.dropLast()) : text, isOptional: text.hasSuffix("?")) }
}

extension RecordTables.Fields {
    /// Where these records and the table differ, a sentence each.
    func differences(from records: [[String: Any]]) -> [String] {
        let members = nested.flatMap { name in
            records.flatMap { record in
                (record[name] as? [[String: Any]] ?? (record[name] as? [String: Any]).map { [$0] } ?? []).map {
                    Dictionary(uniqueKeysWithValues: $0.map { ("\(name).\($0.key)", $0.value) })
                }
            }
        }
        let named = all
        let written = Set((records + members).flatMap { record in record.keys.filter { !isReason($0, in: record) || named.contains($0) } })
        let unknown = isOpen ? [] : written.subtracting(named)
        let isIn: (String, [[String: Any]]) -> Bool = { name, records in records.allSatisfy { $0[name] != nil } }
        let missing = required.intersection(written).filter { name in
            let parent = name.split(separator: ".").first.map(String.init) ?? name
            return !isIn(name, name == parent ? records : members.filter { $0.keys.first?.hasPrefix("\(parent).") == true })
        }
        return unknown.sorted().map { "'\($0)' is written, but not in the table" }
            + named.subtracting(written).sorted().map { "'\($0)' is in the table, but no record has it" }
            + missing.sorted().map { "'\($0)' is missing in some records, but the table has no ? after it" }
    }

    /// Whether a field says why another field of the record, or of the interval or chance of it, is null.
    private func isReason(_ name: String, in record: [String: Any]) -> Bool {
        guard name.hasSuffix("_reason") else { return false }
        let about = name.dropLast("_reason".count)
        let beginning = ["_interval", "_floor"].first { about.hasSuffix($0) }.map { about.dropLast($0.count) } ?? about
        return record.contains { $0.key.hasPrefix(String(beginning)) && $0.value is NSNull }
    }
}
