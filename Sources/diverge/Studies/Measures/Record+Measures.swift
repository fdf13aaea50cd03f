import Stage

extension Record {
    /// The values of an object of measures or aspects; of a name that repeats the last. null stands for a measure that could not be
    /// taken; an aspect that does not hold is left out instead.
    func measures(_ field: String, without ignored: Set<String>) throws -> [(name: String, value: MeasureColumn.Value)] {
        let object = try required(field)
        guard object.kind == .object else { throw mismatch(object, field, expected: "an object of \(field)") }
        var values: [(name: String, value: MeasureColumn.Value)] = []
        try object.forEachField { name, value in
            let place = values.firstIndex { $0.name == name }
            if let place { values.remove(at: place) }
            if value.kind == .null, field == "measures" { return }
            values.append((name, try measure(value, "\(field).\(name)", without: ignored)))
        }
        return values
    }

    private func measure(_ value: JSONValue, _ name: String, without ignored: Set<String>) throws -> MeasureColumn.Value {
        func label(_ value: JSONValue) throws -> String {
            guard let label = value.string else { throw mismatch(value, name, expected: "a number, a label or a list of labels") }
            return label
        }
        switch value.kind {
        case .number:
            guard let number = value.double else { throw mismatch(value, name, expected: "a number that a double can hold") }
            return .number(number)
        case .array: return .labels(try value.elements.map(label).filter { !ignored.contains($0) })
        default: return .labels([try label(value)].filter { !ignored.contains($0) })
        }
    }

    /// A field that is a name, written as a string or as a number; nil where it is missing or null.
    func optionalName(_ field: String) throws -> String? {
        guard let value = self[field], value.kind != .null else { return nil }
        guard value.kind == .string || value.kind == .number else { throw mismatch(value, field, expected: "a string or a number") }
        return value.string ?? value.source
    }

    /// Whether the conversation counts: `keep` is not there, or true.
    func isKept() throws -> Bool {
        guard let value = self["keep"], value.kind != .null else { return true }
        guard let keep = value.bool else { throw mismatch(value, "keep", expected: "true or false") }
        return keep
    }
}
