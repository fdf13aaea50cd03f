/// Refuses a record whose identity was seen before.
public struct UniqueRecords: Sendable {
    private var places: [String: Place] = [:]

    public init() {}

    /// The values that must be unique together, as one text. Their lengths in bytes keep values apart that hold any separator, or
    /// are other spellings of the same letters.
    static func key(_ identity: [String]) -> String {
        var key = ""
        key.reserveCapacity(identity.reduce(0) { $0 + $1.utf8.count + 4 })
        for value in identity {
            key += String(value.utf8.count)
            key += ":"
            key += value
        }
        return key
    }

    /// Throws with both places where the identity repeats.
    mutating func insert(
        _ key: String, _ identity: @autoclosure () -> [String], named fields: @autoclosure () -> [String], at place: Place
    ) throws {
        if let first = places[key] {
            let described = zip(fields(), identity()).map { "\($0) '\($1)'" }.joined(separator: ", ")
            throw Failure(
                .data, "\(described) was there before, at \(first)", at: place,
                hint: "each (\(fields().joined(separator: ", "))) may occur once; was a file given twice?")
        }
        places[key] = place
    }

    public mutating func insert(_ identity: [String], named fields: [String], at place: Place) throws {
        try insert(UniqueRecords.key(identity), identity, named: fields, at: place)
    }
}
