import Stage

/// One directive to a simulator, and what it was counted from.
struct ProfileDirective: Sendable, Equatable {
    var dimension: StyleDimension
    /// An imperative without its full stop.
    var text: String
    /// Messages (for the first and the last of a conversation: conversations) that show it, of those that could have.
    var count: Int
    var of: Int
    /// The user's own words, verbatim, at most `Profile.examples`.
    var examples: [String]

    /// The directive on a line of its own.
    var line: String {
        let quoted = examples.map { "\"\($0)\"" }.joined(separator: "; ")
        return "\(text) (\(count) of \(of))." + (examples.isEmpty ? "" : " Examples: \(quoted)")
    }

    var object: JSONObject {
        var object = JSONObject()
        object.add("dimension", dimension.rawValue)
        object.add("command", text)
        object.add("count", count)
        object.add("of", of)
        object.add("examples", examples)
        return object
    }
}
