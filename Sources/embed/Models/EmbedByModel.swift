import Numerics
import Stage

/// Records of a batch with their texts, then with what became of them.
private struct TextBatch: Sendable {
    var records: [Record] = []
    var texts: [String] = []
    var embeddings: [Embedding] = []
}

/// Bytes of input that a thread takes at a time: a model spends on a little text what other programs do on a lot, and all threads
/// should have a part.
private let batchSize = 1 << 13

/// Embeds by a model in a folder.
func embedByModel(_ run: Run) throws {
    if case .failure(let problem) = CPULevel.chosen() { throw Failure.usage("\(problem)") }
    run.note("cpu_level", CPULevel.current.name)
    let folder = try ModelFolder(run.arguments[EmbedOptions.model] ?? "")
    let prefix = try ModelOptions.prefix(run.arguments, folder)
    let longTexts = run.arguments[ModelOptions.long]
    let encoder = try sentenceEncoder(folder, threads: run.jobs)
    guard let embedder = TextEmbedder(encoder, prefix: prefix, longTexts: longTexts) else {
        throw Failure.usage("the prefix takes more than half of the \(encoder.window) tokens of the model")
    }
    let fields = VectorFields(stage: Via.stage("embed", method: folder.name, settings: embedder.settings), run.arguments)
    let known = EmbeddedTexts()
    var (cutTexts, cutTokens) = (0, 0)

    try run.forEachBatch(batchSize: batchSize, make: { TextBatch() }) { record, batch in
        let text = try record.string("text")
        _ = try record.optionalString("via")
        batch.records.append(record)
        batch.texts.append(text)
    } finish: { batch in
        batch.embeddings = known.embeddings(of: batch.texts) { embedder.embeddings(of: $0) }
    } consume: { batch in
        for (record, embedding) in zip(batch.records, batch.embeddings) {
            guard embedding.vector.allSatisfy(\.isFinite) else {
                try run.refuse(record, "the model's vector has components that are not finite", field: "text")
                continue
            }
            var line = JSONText()
            try fields.write(record, embedding.vector, truncatedTokens: embedding.truncatedTokens, to: &line)
            try run.output.write(line.bytes)
            run.recordsWritten += 1
            cutTexts += embedding.truncatedTokens > 0 ? 1 : 0
            cutTokens += embedding.truncatedTokens
        }
    }
    if cutTexts > 0 {
        run.warn("\(cutTexts) of \(run.recordsWritten) texts are longer than the model takes; \(cutTokens) tokens were cut (see --long)")
    }
    if run.recordsWritten == 0 { run.warn("no record in the input") }
}
