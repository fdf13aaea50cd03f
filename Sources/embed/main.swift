import Stage

let program = Program(
    name: "embed",
    summary: "text -> vector",
    description: """
        Reads behavior records {id, source, facet, text} and writes them with `vector` added: the text as a point, so that \
        texts about the same behaviour lie near each other. Replaces or adds the fields vector and via; all others pass through.
        The built-in encoder needs no model: hashed word 1- and 2-grams and character 3- to 5-grams, signed, sublinear term \
        frequency, length one. The same text gives the same vector on every machine. With --model, a sentence encoder gives the \
        vectors, and `truncated_tokens` is added too.
        """,
    memory: """
        Constant: the batches under way, a few megabytes a thread. With --model: the weights (90 MB for all-MiniLM-L6-v2), some \
        10 MB a thread, and \(EmbeddedTexts.capacity >> 20) MB of texts that may come again.
        """,
    options: [
        Option(
            "dimensions", short: "d", value: "N", default: "256", help: "components of a vector, 8 to 8192",
            details: "More tell texts apart more finely, and cost quantize time."),
        Option(
            "encoding", choices: ["base64", "array"], default: "base64", help: "how a vector is written",
            details: "base64: little-endian float32 in a string, small and fast. array: JSON numbers."),
    ] + ModelOptions.options,
    environment: [
        ("USERGAP_CPU", "v2, v3 or v4: the level of x86-64 whose kernels --model uses; the best that the CPU has by default"),
    ],
    examples: [
        ("vectors of behaviours", "extract conversations.ndjson | embed >embeddings.ndjson"),
        (
            "sentence embeddings, by a model from Hugging Face",
            "embed --model build/all-MiniLM-L6-v2 --long windows behaviors.ndjson >embeddings.ndjson"
        ),
        ("as JSON numbers, for another tool", "embed --encoding array --dimensions 64 behaviors.ndjson"),
    ])

program.run { run in
    if let model = run.arguments.string("model") { try embedByModel(run, model) } else { try embedByHashing(run) }
}

func embedByHashing(_ run: Run) throws {
    let dimensions = try run.arguments.integer("dimensions", in: 8...8192) ?? 256
    let asArray = run.arguments.string("encoding") == "array"
    let encoder = HashingEncoder(dimensions: dimensions)
    let stage = Via.stage("embed", method: "hashing", settings: encoder.settings)

    try run.filter(make: { HashingEncoder.Workspace() }) { record, workspace, output in
        let text = try record.required("text")
        guard text.kind == .string else { throw record.mismatch(text, "text", expected: "a string") }
        let vector = text.withStringBytes { encoder.encode($0, using: &workspace) }
        var edit = RecordEdit()
        edit.set("vector", vector, asArray: asArray)
        edit.set("via", Via.extended(try record.optionalString("via"), by: stage))
        edit.write(record, to: &output)
        return 1
    }
}
