import Stage

/// A conversation that was found in a record, and what becomes of the record around it.
struct FoundConversation: Sendable {
    var conversation: Conversation
    /// The record that others are written from, with the fields that `consumed` names left out.
    let record: Record
    private let consumed: [String]
    let id: String
    let source: String
    /// Whether the two are set, since the record does not carry them as they are.
    private let isNamed: Bool
    let via: String?

    /// Takes id, source, goal and via from the record where they are not given; throws where one is no string.
    init(
        _ turns: [Turn], of record: Record, consumed: [String], named name: (id: String, source: String)? = nil, goal: String? = nil
    ) throws {
        conversation = Conversation(goal: try goal ?? record.optionalString("goal") ?? record.optionalString("scenario"), turns: turns)
        (self.record, self.consumed) = (record, consumed)
        id = try name?.id ?? record.string("id")
        source = try name?.source ?? record.string("source")
        isNamed = name != nil
        via = try record.optionalString("via")
    }

    /// Takes the conversation out of its record and gives that an id and a source.
    var edit: RecordEdit {
        var edit = RecordEdit()
        for field in consumed { edit.remove(field) }
        if isNamed {
            edit.set("id", id)
            edit.set("source", source)
        }
        return edit
    }

    /// The same with a record of its own bytes, to be kept when those that were read with it go.
    func detached() throws -> FoundConversation {
        var text = JSONText()
        edit.write(record, to: &text)
        let bytes = Bytes(text.bytes)
        return FoundConversation(self, record: try Record(bytes: bytes, range: 0..<bytes.count, place: record.place))
    }

    private init(_ found: FoundConversation, record: Record) {
        (conversation, id, source, via) = (found.conversation, found.id, found.source, found.via)
        (self.record, consumed, isNamed) = (record, [], false)
    }
}
