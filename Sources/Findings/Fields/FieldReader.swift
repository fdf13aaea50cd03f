import Stage

/// Reads the fields of a finding; those that it is not asked for pass.
struct FieldReader: FieldWalk {
    typealias Fault = Failure

    private var values: [String: JSONValue] = [:]
    private let place: Place
    private let takesNumbersAsText: Bool
    /// How many fields of those asked for the record has, null or not.
    private var found = 0

    init(_ object: JSONValue, at place: Place, takesNumbersAsText: Bool = false) {
        (self.place, self.takesNumbersAsText) = (place, takesNumbersAsText)
        object.forEachField { values[$0] = $1 }
    }

    private mutating func value<Value: FieldValue>(_ name: String, as: Value.Type) throws(Failure) -> Value? {
        guard let value = values[name] else { return nil }
        found += 1
        guard value.kind != .null else { return nil }
        if takesNumbersAsText, value.kind == .number, let text = value.source as? Value { return text }
        guard let read = try Value.read(value, at: place) else {
            let written = value.kind == .number || value.kind == .string ? "\(value.source.prefix(40))" : value.kind.name
            throw Failure(.data, "found \(written), expected \(Value.expected)", at: place, field: name)
        }
        return read
    }

    mutating func required<Value: FieldValue>(_ value: inout Value, _ name: String) throws(Failure) {
        guard let read = try self.value(name, as: Value.self) else { throw Failure(.data, "missing", at: place, field: name) }
        value = read
    }

    mutating func optional<Value: FieldValue>(_ value: inout Value?, _ name: String) throws(Failure) {
        value = try self.value(name, as: Value.self)
    }

    mutating func former<Value: FieldValue>(_ value: inout Value?, _ name: String) throws(Failure) {
        if value == nil { try optional(&value, name) }
    }

    mutating func nullable<Value: FieldValue>(_ value: inout Value?, _ name: String) throws(Failure) { try optional(&value, name) }

    mutating func part<Part: FindingPart>(_ part: inout Part?, _ name: String) throws(Failure) {
        let before = found
        var read = Part()
        try read.walk(&self, name)
        part = found > before ? read : nil
    }

    mutating func figures(_ figures: inout FigureList, _ names: [String]) throws(Failure) {
        for name in names where values[name] != nil {
            var figure = Figure()
            try figure.walk(&self, name)
            figures[name] = figure
        }
    }
}
