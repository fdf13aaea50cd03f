import Stage

/// Finds the conversations of a record.
struct ConversationReader: Sendable {
    /// The source of people's conversations.
    static let real = "real"

    /// nil: recognised from each record.
    var format: InputFormat?
    /// What the source is called where records do not say, from --source.
    var source: String?

    func read(_ record: Record) throws -> [FoundConversation] { try (format ?? .of(record)).read(record, source) }
}
