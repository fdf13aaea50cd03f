import Stage

/// Embeds by the built-in encoder.
func embedByHashing(_ run: Run) throws {
    let encoder = HashingEncoder(dimensions: try run.arguments.integer("dimensions", in: 8...8192) ?? 256)
    let fields = VectorFields(stage: Via.stage("embed", method: "hashing", settings: encoder.settings), run.arguments)
    try run.filter(make: { HashingEncoder.Workspace() }) { record, workspace, output in
        let text = try record.required("text")
        guard text.kind == .string else { throw record.mismatch(text, "text", expected: "a string") }
        let vector = text.withStringBytes { encoder.encode($0, using: &workspace) }
        try fields.write(record, vector, to: &output)
        return 1
    }
}
