import Stage

/// What one measure of a conversation comes to.
enum Measure: Sendable, Equatable {
    /// A finite number.
    case number(Double)
    case label(String)
    case labels([String])
    /// The conversation has no such value, and why.
    case absent(String)
}

/// Measures by name, in the order in which they are written.
typealias Measures = [(name: String, value: Measure)]

extension RecordEdit {
    /// Sets `measures` to an object of the values, null where one is absent, and `unmeasured` to the reasons of those that are.
    mutating func set(_ measures: Measures) {
        var values = JSONObject()
        var reasons = JSONObject()
        var isComplete = true
        for (name, value) in measures {
            switch value {
            case .number(let number): values.add(name, number)
            case .label(let label): values.add(name, label)
            case .labels(let labels): values.add(name, labels)
            case .absent(let reason):
                values.add(name, Double.nan)
                reasons.add(name, reason)
                isComplete = false
            }
        }
        setJSON("measures", values.bytes)
        if isComplete { remove("unmeasured") } else { setJSON("unmeasured", reasons.bytes) }
    }
}
