import Stage

/// A condition on a field of a conversation's record, as --where spells it: FIELD=VALUE or FIELD!=VALUE.
///
/// The field may be a path of names with dots between them. A string must be the value, a number or boolean what the value
/// spells; a value that ends in * asks only how the field begins, as it is written. Null, lists and objects are no value, as
/// where the field is missing: = does not hold of them, and != does.
struct Condition: Sendable {
    let field: String
    let isNegated: Bool
    private let wanted: String
    private let isPrefix: Bool

    static let expected = "FIELD=VALUE or FIELD!=VALUE"

    init?(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let name = parts.first else { return nil }
        isNegated = name.hasSuffix("!")
        field = String(isNegated ? name.dropLast() : name)
        guard !field.isEmpty else { return nil }
        isPrefix = parts[1].hasSuffix("*")
        wanted = String(isPrefix ? parts[1].dropLast() : parts[1])
    }

    func holds(of found: FoundConversation) -> Bool { isMet(by: found) != isNegated }

    private func isMet(by found: FoundConversation) -> Bool {
        switch field {
        case "id": matches(found.id)
        case "source": matches(found.source)
        default: (found.record[field] ?? nested(in: found.record)).map(matches) ?? false
        }
    }

    /// The value at the end of the path; nil where it leads nowhere.
    private func nested(in record: Record) -> JSONValue? {
        let names = field.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        return names.dropFirst().reduce(record[names[0]]) { $0?[$1] }
    }

    private func matches(_ value: JSONValue) -> Bool {
        switch value.kind {
        case .string: return value.string.map(matches) ?? false
        case .bool: return matches(value.source)
        case .number where isPrefix: return matches(value.source)
        case .number:
            if let found = value.integer, let wanted = Int(wanted) { return found == wanted }
            return value.double.map { $0 == Double(wanted) } ?? false
        case .null, .array, .object: return false
        }
    }

    /// By bytes, since == holds two Unicode spellings of a letter equal.
    private func matches(_ text: String) -> Bool {
        isPrefix ? text.utf8.starts(with: wanted.utf8) : text.utf8.elementsEqual(wanted.utf8)
    }
}
