import Stage

extension InputFormat {
    /// {id, real_messages, simulated_messages}: the files of the distributional-gap dataset. Two conversations: the person's, and the
    /// simulator's under the name that --source gives it.
    static let paired = InputFormat(
        "paired", recognises: { $0["real_messages"] != nil || $0["simulated_messages"] != nil },
        read: { record, source in
            let id = try record.identifier(["id"])
            let sides = [("real_messages", ConversationReader.real), ("simulated_messages", source ?? "simulated")]
            return try sides.map { field, name in
                try FoundConversation(Messages.turns(field, of: record), of: record, consumed: sides.map(\.0), named: (id, name))
            }
        })
}
