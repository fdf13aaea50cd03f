import Stage

/// The forms of one conversation a record, in a field of its own.
extension InputFormat {
    /// {conversation, conversation_hash or conversation_id, model}: rows of WildChat, LMSYS-Chat-1M and realsim.
    static let wildchat = row(
        "wildchat", field: "conversation", idFields: ["conversation_hash", "conversation_id", "id"], unsaid: ConversationReader.real
    ) { $0["conversation"]?.kind == .array }

    /// {conversations: [{from, value}]}
    static let sharegpt = row(
        "sharegpt", field: "conversations", idFields: ["id", "conversation_id"], unsaid: ConversationReader.real
    ) { $0["conversations"]?.kind == .array }

    /// {messages}, with or without an id
    static let openai = row("openai", field: "messages", idFields: ["id"], unsaid: nil) {
        $0["messages"] != nil && $0["source"] == nil
    }

    /// `unsaid`: the source where neither the record nor --source names one; nil: that is an error.
    private static func row(
        _ name: String, field: String, idFields: [String], unsaid: String?, recognises: @escaping @Sendable (Record) -> Bool
    ) -> InputFormat {
        InputFormat(name, recognises: recognises) { record, source in
            let given = try record.optionalString("source")
            return [
                try FoundConversation(
                    Messages.turns(field, of: record), of: record, consumed: [field],
                    named: (record.identifier(idFields), given ?? source ?? unsaid ?? record.missingSource()))
            ]
        }
    }
}
