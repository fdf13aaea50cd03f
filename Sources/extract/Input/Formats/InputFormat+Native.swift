import Stage

extension InputFormat {
    /// {id, source, messages}
    static let native = InputFormat("native", recognises: { _ in true }) { record, _ in
        [try FoundConversation(Messages.turns("messages", of: record), of: record, consumed: ["messages"])]
    }
}
