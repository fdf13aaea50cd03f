import Stage

/// Embeds by the built-in encoder.
func embedByHashing(_ run: Run) throws {
    let dimensions = run.arguments[EmbedOptions.dimensions] ?? 256
    guard (8...8192).contains(dimensions) else {
        throw Failure.usage("--dimensions: found '\(dimensions)', expected a whole number from 8 to 8192 for hashing")
    }
    let encoder = HashingEncoder(dimensions: dimensions)
    let fields = VectorFields(stage: Via.stage("embed", method: "hashing", settings: encoder.settings), run.arguments)
    try run.filter(make: { HashingEncoder.Workspace() }) { record, workspace, output in
        let text = try record.required("text")
        guard text.kind == .string else { throw record.mismatch(text, "text", expected: "a string") }
        let vector = text.withStringBytes { encoder.encode($0, using: &workspace) }
        try fields.write(record, vector, to: &output)
        return 1
    }
}
