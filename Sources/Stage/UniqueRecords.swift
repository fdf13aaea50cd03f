/// Refuses a record whose identity was seen before.
public struct UniqueRecords {
    private var places: [String: Place] = [:]

    public init() {}

    /// Throws with both places where `identity` (the values that must be unique together) repeats.
    public mutating func insert(_ identity: [String], named fields: [String], at place: Place) throws {
        let key = identity.joined(separator: "\u{1F}")
        if let first = places[key] {
            let described = zip(fields, identity).map { "\($0) '\($1)'" }.joined(separator: ", ")
            throw Failure(
                .data, "\(described) was there before, at \(first)", at: place,
                hint: "each (\(fields.joined(separator: ", "))) may occur once; was a file given twice?")
        }
        places[key] = place
    }
}
