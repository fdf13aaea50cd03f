import Stage

/// What a field of a finding can hold.
public protocol FieldValue: Sendable, Equatable {
    /// What a reader expects: "a number".
    static var expected: String { get }
    /// nil where the value is of another kind.
    static func read(_ value: JSONValue, at place: Place) throws(Failure) -> Self?
    func add(to object: inout JSONObject, _ name: String)
    /// The value as a number, for gates and rankings; nil where it is none.
    var number: Double? { get }
    /// The value as text, for lists of settings; nil where it is neither a number nor a text.
    var text: String? { get }
}

extension FieldValue {
    public var number: Double? { nil }
    public var text: String? { nil }
}

extension String: FieldValue {
    public static var expected: String { "a string" }
    public static func read(_ value: JSONValue, at place: Place) -> String? { value.string }
    public func add(to object: inout JSONObject, _ name: String) { object.add(name, self) }
    public var text: String? { self }
}

extension Int: FieldValue {
    public static var expected: String { "a whole number" }
    public static func read(_ value: JSONValue, at place: Place) -> Int? { value.integer }
    public func add(to object: inout JSONObject, _ name: String) { object.add(name, self) }
    public var number: Double? { Double(self) }
    public var text: String? { "\(self)" }
}

extension Double: FieldValue {
    public static var expected: String { "a number" }
    public static func read(_ value: JSONValue, at place: Place) -> Double? { value.double }
    public func add(to object: inout JSONObject, _ name: String) { object.add(name, self) }
    public var number: Double? { self }
    /// The shortest decimal, as it is written.
    public var text: String? { Double(Int(exactly: self) ?? .min) == self ? "\(Int(self))" : "\(self)" }

    /// nil where it is not finite: what is written as null.
    public var finite: Double? { isFinite ? self : nil }
}

extension Bool: FieldValue {
    public static var expected: String { "true or false" }
    public static func read(_ value: JSONValue, at place: Place) -> Bool? { value.bool }
    public func add(to object: inout JSONObject, _ name: String) { object.add(name, self) }
}

extension FieldValue where Self: RawRepresentable, RawValue == String, Self: CaseIterable {
    public static var expected: String { "one of \(allCases.map(\.rawValue).joined(separator: ", "))" }
    public static func read(_ value: JSONValue, at place: Place) -> Self? { value.string.flatMap(Self.init(rawValue:)) }
    public func add(to object: inout JSONObject, _ name: String) { object.add(name, rawValue) }
    public var text: String? { rawValue }
}
