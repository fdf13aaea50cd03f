import Stage

/// A finding, or another record with a source, as what it is about and its numbers: what gates and rankings look at, whatever its kind.
public struct FlatFinding: Sendable {
    /// nil where the record is no finding.
    public var kind: String?
    public var subject: Subject
    public var via: String?
    /// By the names of their fields, in their order.
    public var numbers: [(name: String, value: Double)]
    /// nil where it was not read from a file.
    public var place: Place?

    public init(_ finding: some Finding) {
        var (walked, fields) = (finding, FlatFields())
        walked.walk(&fields)
        (kind, subject, via, numbers) = (type(of: finding).kind.rawValue, finding.subject, finding.origin.via, fields.numbers)
    }

    /// Of any record; throws where a field that names a subject, or the kind, is neither text nor a number.
    public init(_ record: Record) throws(Failure) {
        var reader = FieldReader(record.value, at: record.place, takesNumbersAsText: true)
        subject = Subject()
        try subject.walk(&reader)
        try reader.optional(&kind, FindingKind.field)
        try reader.optional(&via, "via")
        var numbers: [(name: String, value: Double)] = []
        record.value.forEachField { name, value in
            if let number = value.double { numbers.append((name, number)) }
        }
        (self.numbers, place) = (numbers, record.place)
    }

    /// The last of that name.
    public subscript(name: String) -> Double? { numbers.last { $0.name == name }?.value }
}
