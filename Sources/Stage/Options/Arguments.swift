/// The command line, split into options and files; `arguments[key]` reads an option.
public struct Arguments: Sendable {
    let options: [Option]
    private var given: [String: [String]] = [:]
    public private(set) var files: [String] = []

    /// Splits `words` by the flags of the table; refuses what is not in it and names the nearest that is.
    init(_ words: [String], options: [Option]) throws {
        self.options = options
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                files += rest
                break
            }
            if word.hasPrefix("--") {
                try long(String(word.dropFirst(2)), rest: &rest)
            } else if word.hasPrefix("-"), word.count > 1 {
                try short(word.dropFirst(), rest: &rest)
            } else {
                files.append(word)
            }
        }
        if !has("help") { try checkConditions() }
    }

    private mutating func long(_ word: String, rest: inout ArraySlice<String>) throws {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let (name, attached) = (parts[0], parts.count > 1 ? parts[1] : nil)
        if let option = options.first(where: { $0.isNamed(name) }) {
            try take(option, "--\(name)", attached: attached, rest: &rest)
        } else if name.hasPrefix("no-"), let option = options.first(where: { $0.isNamed(name.dropFirst(3)) && $0.value == nil }),
            attached == nil
        {
            given[option.name] = nil
        } else {
            throw unknown("--\(name)")
        }
    }

    private mutating func short(_ letters: Substring, rest: inout ArraySlice<String>) throws {
        var letters = letters
        while let letter = letters.popFirst() {
            guard let option = options.first(where: { $0.short == letter }) else { throw unknown("-\(letter)") }
            if option.value != nil {
                var attached: String?
                if !letters.isEmpty { attached = String(letters.first == "=" ? letters.dropFirst() : letters) }
                return try take(option, "-\(letter)", attached: attached, rest: &rest)
            }
            given[option.name] = [String(letter)]
        }
    }

    private mutating func take(_ option: Option, _ spelling: String, attached: String?, rest: inout ArraySlice<String>) throws {
        guard let placeholder = option.value else {
            guard attached == nil else { throw Failure.usage("\(spelling) takes no value") }
            given[option.name] = [option.name]
            return
        }
        guard let value = attached ?? rest.popFirst() else { throw Failure.usage("\(spelling) needs a value: \(placeholder)") }
        try option.check(value)
        given[option.name, default: []].append(value)
    }

    private func unknown(_ spelling: String) -> Failure {
        let names = options.map { "--\($0.name)" }
        return .usage(
            "unknown option \(spelling)",
            hint: nearest(spelling, among: names).map { "did you mean \($0)?" } ?? "--help lists the options")
    }

    // MARK: Meaning, for keys and conditions

    /// What was given for an option, in order; nil where it was not.
    func texts(_ name: String) -> [String]? { given[name] }

    func has(_ name: String) -> Bool { given[name] != nil }

    /// The parts of what was given for an option, or of its default.
    func list(_ name: String) -> [String] {
        (given[name] ?? options.first { $0.name == name }?.defaultValue.map { [$0] } ?? []).flatMap(\.listed)
    }

    /// Whether -h rather than --help was given.
    var wantsShortHelp: Bool { given["help"] == ["h"] }
}
