import Stage

/// What diverge has found: one record of its output. Each kind is a type that names its fields once, for writing and for reading.
///
/// Reading passes over fields that the kind does not know, and takes a field that is missing, or null, for no value.
public protocol Finding: Sendable, Equatable {
    static var kind: FindingKind { get }
    var subject: Subject { get set }
    var basis: Basis { get set }
    var origin: Origin { get set }
    init()
    mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault)
    var settings: [String: String] { get }
}

extension Finding {
    /// A finding of this kind; throws where a field that it needs is missing, or one holds what it cannot.
    public init(_ record: Record) throws(Failure) {
        self.init()
        var reader = FieldReader(record.value, at: record.place)
        try walk(&reader)
    }

    /// The finding as a record.
    public var object: JSONObject {
        var (finding, writer) = (self, FieldWriter())
        var kind = Self.kind
        writer.required(&kind, FindingKind.field)
        finding.walk(&writer)
        return writer.object
    }

    /// What its values depend on, by the names of the fields, as text.
    public var settings: [String: String] { settings(of: basis, origin) }

    func settings(of basis: Basis, _ origin: Origin) -> [String: String] {
        var (basis, origin, fields) = (basis, origin, FlatFields())
        basis.walk(&fields)
        origin.walk(&fields)
        return fields.texts
    }
}
