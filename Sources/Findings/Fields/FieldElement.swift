import Stage

/// What a list in a finding can hold.
public protocol FieldElement: Sendable, Equatable {
    static var expectedList: String { get }
    /// nil where the value is of another kind.
    static func element(_ value: JSONValue, at place: Place) throws(Failure) -> Self?
    static func add(_ list: [Self], to object: inout JSONObject, _ name: String)
}

extension Array: FieldValue where Element: FieldElement {
    public static var expected: String { Element.expectedList }

    public static func read(_ value: JSONValue, at place: Place) throws(Failure) -> [Element]? {
        guard value.kind == .array else { return nil }
        var list: [Element] = []
        for member in value.elements {
            guard let element = try Element.element(member, at: place) else { return nil }
            list.append(element)
        }
        return list
    }

    public func add(to object: inout JSONObject, _ name: String) { Element.add(self, to: &object, name) }
}

extension String: FieldElement {
    public static var expectedList: String { "an array of strings" }
    public static func element(_ value: JSONValue, at place: Place) -> String? { value.string }
    public static func add(_ list: [String], to object: inout JSONObject, _ name: String) { object.add(name, list) }
}

extension Double: FieldElement {
    public static var expectedList: String { "an array of numbers" }
    public static func element(_ value: JSONValue, at place: Place) -> Double? { value.double }
    public static func add(_ list: [Double], to object: inout JSONObject, _ name: String) { object.add(name, list) }
}

extension FieldElement where Self: FindingRow {
    public static var expectedList: String { "an array of objects" }

    public static func element(_ value: JSONValue, at place: Place) throws(Failure) -> Self? {
        guard value.kind == .object else { return nil }
        var reader = FieldReader(value, at: place)
        var row = Self()
        try row.walk(&reader)
        return row
    }

    public static func add(_ list: [Self], to object: inout JSONObject, _ name: String) {
        object.add(
            name,
            list.map { row in
                var (row, writer) = (row, FieldWriter())
                row.walk(&writer)
                return writer.object
            })
    }
}
