/// A walk over the fields of a finding in the order in which they are written.
///
/// Each finding names its fields once, in a function `walk` that serves the writer, the reader and whoever looks at all numbers.
public protocol FieldWalk {
    /// What can go wrong on the way: nothing where fields are written.
    associatedtype Fault: Error

    /// A field that every such record has.
    mutating func required<Value: FieldValue>(_ value: inout Value, _ name: String) throws(Fault)
    /// A field that is left out where there is no value; null is read as no value.
    mutating func optional<Value: FieldValue>(_ value: inout Value?, _ name: String) throws(Fault)
    /// A field that is null where there is no value.
    mutating func nullable<Value: FieldValue>(_ value: inout Value?, _ name: String) throws(Fault)
    /// The name that a field had in an earlier version: read where the field is not there, never written.
    mutating func former<Value: FieldValue>(_ value: inout Value?, _ name: String) throws(Fault)
    /// Several fields that belong together, whose names begin with `name`; nil where the record has none of them.
    mutating func part<Part: FindingPart>(_ part: inout Part?, _ name: String) throws(Fault)
    /// All figures are written in their order; those of `names` are read.
    mutating func figures(_ figures: inout FigureList, _ names: [String]) throws(Fault)
}

extension FieldWalk {
    public mutating func former<Value: FieldValue>(_ value: inout Value?, _ name: String) throws(Fault) {}
}

/// Fields of a finding that belong together.
public protocol FindingPart: Sendable, Equatable {
    init()
    mutating func walk<Walk: FieldWalk>(_ fields: inout Walk, _ name: String) throws(Walk.Fault)
}

/// An object inside a finding.
public protocol FindingRow: Sendable, Equatable {
    init()
    mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault)
}
