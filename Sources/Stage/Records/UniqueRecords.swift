/// Refuses a record whose identity was seen before.
public struct UniqueRecords {
    private var places: [String: Place] = [:]

    public init() {}

    /// Throws with both places where `identity` (the values that must be unique together) repeats.
    public mutating func insert(_ identity: [String], named fields: [String], at place: Place) throws {
        // The lengths in bytes keep values apart that hold any separator, or are other spellings of the same letters.
        let key = identity.map { "\($0.utf8.count):\($0)" }.joined()
        if let first = places[key] {
            let described = zip(fields, identity).map { "\($0) '\($1)'" }.joined(separator: ", ")
            throw Failure(
                .data, "\(described) was there before, at \(first)", at: place,
                hint: "each (\(fields.joined(separator: ", "))) may occur once; was a file given twice?")
        }
        places[key] = place
    }
}
