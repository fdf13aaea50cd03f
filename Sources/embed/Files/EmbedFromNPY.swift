import Stage

/// Gives the records the rows of a NumPy file, in order.
func embedFromNPY(_ run: Run) throws {
    let dimensions = run.arguments[EmbedOptions.dimensions]
    let rows = try NPYReader(run.arguments[EmbedOptions.fromNPY] ?? "")
    guard dimensions ?? 1 <= rows.columns else {
        throw Failure(.data, "\(rows.path): found \(rows.columns) components, expected \(dimensions ?? 1) as --dimensions says")
    }
    let model = ServerModel(name: run.arguments[EmbedOptions.model] ?? "vectors", dimensions: dimensions)
    let fields = VectorFields(stage: model.stage, run.arguments)
    var records = 0
    try run.forEachBatch(make: { [Record]() }) { record, batch in
        _ = try record.optionalString("via")
        batch.append(record)
    } consume: { batch in
        for record in batch {
            records += 1
            // What is too many is counted to the end, so that the message names both numbers.
            if records > rows.rows { continue }
            var line = JSONText()
            try fields.write(record, model.fitted(rows.next()), to: &line)
            try run.output.write(line.bytes)
            run.recordsWritten += 1
        }
    }
    guard records == rows.rows else {
        throw Failure(.data, "\(rows.path): found \(rows.rows) rows for \(records) records, expected as many of each")
    }
}

/// Writes the vectors of the records to a NumPy file, and the records as they are.
func takeVectorsOut(_ run: Run) throws {
    guard let output = run.file(EmbedOptions.toNPY), output.isReplaceable else {
        throw Failure.usage("--to-npy needs a file, not a pipe or device: its first bytes are written last")
    }
    let file = try NPYWriter(output)
    try run.forEachBatch(make: { [(record: Record, vector: [Float])]() }) { record, batch in
        guard record["vector"] != nil else {
            throw record.failure("missing", field: "vector", hint: "embed first: embed ... | embed --to-npy FILE.npy")
        }
        var vector: [Float] = []
        _ = try record.appendVector("vector", to: &vector)
        batch.append((record, vector))
    } consume: { batch in
        for (record, vector) in batch {
            do {
                try file.append(vector)
            } catch let failure as Failure where failure.status == .data {
                throw record.failure(failure.message, field: "vector")
            }
            var line = JSONText()
            RecordEdit().write(record, to: &line)
            try run.output.write(line.bytes)
            run.recordsWritten += 1
        }
    }
    try file.finish()
}
