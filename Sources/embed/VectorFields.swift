import Stage

/// What embed changes in a record: `vector` and `via`, and `truncated_tokens` where texts may be cut.
struct VectorFields: Sendable {
    let stage: String
    let asArray: Bool

    init(stage: String, _ arguments: Arguments) {
        self.stage = stage
        asArray = arguments[EmbedOptions.encoding] == .array
    }

    /// Throws where `via` is there and is no string.
    func write(_ record: Record, _ vector: [Float], truncatedTokens: Int? = nil, to output: inout JSONText) throws {
        var edit = RecordEdit()
        edit.set("vector", vector, asArray: asArray)
        if let truncatedTokens { edit.set("truncated_tokens", truncatedTokens) }
        edit.set("via", Via.extended(try record.optionalString("via"), by: stage))
        edit.write(record, to: &output)
    }
}
