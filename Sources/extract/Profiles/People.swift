import Stage

/// Profiles of people, each from all of their conversations; people are told apart by a field of the record, and by source.
///
/// Memory grows with the number of people, not of conversations.
struct People: Sendable {
    /// The field that says whose conversation it is.
    let field: String
    private var people: [Person] = []
    private var positions: [[String]: Int] = [:]

    private struct Person: Sendable {
        var name: String
        var source: String
        var via: String?
        var place: Place
        var profile = Profile()
    }

    init(by field: String) { self.field = field }

    /// Counts a conversation; throws where its record does not say whose it is.
    mutating func add(_ found: FoundConversation, _ behaviors: BehaviorWriter, scan scratch: inout Analysis.Scratch) throws {
        let value = try found.record.required(field)
        guard value.kind == .string || value.kind == .number else {
            throw found.record.mismatch(value, field, expected: "a string or a number")
        }
        let analysis = Analysis(found.conversation, in: behaviors.language, languages: behaviors.languages, scratch: &scratch)
        var person = Person(
            name: value.string ?? value.source, source: found.source, via: found.via, place: found.record.place)
        person.profile.add(analysis, lexicon: behaviors.languages[analysis.language], scan: &scratch.scan)
        add(person)
    }

    /// Counts the conversations of a later part of the input.
    mutating func add(_ later: People) { for person in later.people { add(person) } }

    private mutating func add(_ person: Person) {
        let key = [person.name, person.source, person.via ?? ""]
        if let position = positions[key] {
            people[position].profile.add(person.profile)
        } else {
            positions[key] = people.count
            people.append(person)
        }
    }

    /// A behavior record a person, in the order of their first conversation; `id` is the field's value. Throws where their conversations
    /// came
    /// through different stages.
    func records(through stage: String) throws -> [JSONObject] {
        var viaCheck = ViaCheck(allowMixed: false)
        return try people.map { person in
            try viaCheck.check(person.via, at: person.place)
            var object = JSONObject()
            object.add("id", person.name)
            object.add("source", person.source)
            if field != "id", field != "source" { object.add(field, person.name) }
            object.add("facet", Facet.profile.rawValue)
            object.add(person.profile)
            object.add("via", Via.extended(person.via, by: stage))
            return object
        }
    }
}
