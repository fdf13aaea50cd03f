import ModelServer
import Stage

/// Records of a batch with the vectors that they wait for.
private struct Waiting: Sendable {
    var records: [Record] = []
    var texts: [String] = []
    var vectors: [PendingVector] = []
}

/// Embeds by a server.
func embedByServer(_ run: Run) throws {
    let arguments = run.arguments
    let model = try ServerModel(arguments)
    let endpoint = try Endpoint(arguments[ServerOptions.api] ?? "", method: "embeddings")
    let concurrency = arguments[ServerOptions.concurrency]
    let batch = arguments[ServerOptions.batch]
    let client = try Client(
        endpoint, retries: arguments[ServerOptions.retries], timeout: arguments[ServerOptions.timeout],
        largestAnswer: (batch + 1) * ServerOptions.largestVector)
    let encoder = ServerEncoder(
        model, client: client, batch: batch, concurrency: concurrency,
        journal: try arguments[ServerOptions.journal].map { try Journal($0) })
    let fields = VectorFields(stage: model.stage, arguments)

    try run.forEachBatch(jobs: concurrency, make: { Waiting() }) { record, waiting in
        let text = try record.string("text")
        _ = try record.optionalString("via")
        waiting.records.append(record)
        waiting.texts.append(text)
    } finish: { waiting in
        waiting.vectors = encoder.vectors(of: waiting.texts)
    } consume: { waiting in
        for (record, pending) in zip(waiting.records, waiting.vectors) {
            switch pending.wait() {
            case .vector(let vector):
                var line = JSONText()
                try fields.write(record, vector, to: &line)
                try run.output.write(line.bytes)
                run.recordsWritten += 1
            case .refused(let failure): try run.refuse(record, failure.message, field: "text")
            case .failed(let failure): throw failure
            }
        }
    }
    if run.recordsWritten == 0 { run.warn("no record in the input") }
    run.note("requests", "\(client.counts.sent)")
    run.note("requests_repeated", "\(client.counts.repeated)")
    run.note("texts_from_journal", "\(encoder.fromJournal)")
}

extension Run {
    /// Goes past a record that turned out bad after it was read.
    func refuse(_ record: Record, _ message: String, field: String, hint: String? = nil) throws {
        try refuse(record.failure(message, field: field, hint: hint), raw: record.raw, source: record["source"]?.string)
    }
}
