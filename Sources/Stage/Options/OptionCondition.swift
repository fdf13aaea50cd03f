/// What another option may ask of the command line: "triplets", that --triplets is given, or "method kmeans", that the value of
/// --method, given or by default, is kmeans or a list that has it.
public struct OptionCondition: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    let name: String
    let value: String?

    public init(stringLiteral text: String) {
        let words = text.split(separator: " ", maxSplits: 1).map { String($0) }
        name = words.first ?? ""
        value = words.count > 1 ? words[1] : nil
    }

    public var description: String { value.map { "--\(name) \($0)" } ?? "--\(name)" }
}

extension Arguments {
    func holds(_ condition: OptionCondition) -> Bool {
        condition.value.map { list(condition.name).contains($0) } ?? has(condition.name)
    }

    /// Refuses an option that is given where it would have no effect, or together with one that it contradicts.
    func checkConditions() throws {
        for option in options where has(option.name) {
            if let other = option.notWith.first(where: holds) { throw Failure.usage("--\(option.name) cannot be used with \(other)") }
            guard option.onlyWith.isEmpty || option.onlyWith.contains(where: holds) else {
                throw Failure.usage("--\(option.name) is used only with \(alternatives(option.onlyWith.map(\.description)))")
            }
        }
    }
}

/// "a", "a or b", "a, b or c".
func alternatives(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) or \(last)"
}
