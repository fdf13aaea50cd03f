import ModelServer
import Stage

/// Writes the requests for the texts of all records, each text once.
func writeRequests(_ run: Run) throws {
    let model = try ServerModel(run.arguments)
    let answers = try run.arguments[ServerOptions.answers].map { try AnswerFile(reading: $0) }
    let form = ServerModel.Form(asBase64: false, namesDimensions: true)  // numbers: what every server writes
    var written: Set<RequestID> = []
    try run.forEachBatch(make: { [(id: RequestID, line: [UInt8])]() }) { record, requests in
        let text = try record.string("text")
        let id = model.id(of: text)
        if answers?.hasAnswer(to: id) ?? false { return }
        requests.append((id, batchRequest(id, url: "/v1/embeddings", body: model.request([text], form))))
    } consume: { requests in
        for request in requests where written.insert(request.id).inserted {
            try run.output.write(request.line)
            run.recordsWritten += 1
        }
    }
}

/// What a file of answers has for a record.
private enum Found: Sendable {
    case vector([Float])
    case nothing(RequestID, reason: String)
}

/// Gives records the vectors of a file of answers. When too many have none it goes on to the end of the input, without
/// writing more, so that one run names them all.
func embedFromAnswers(_ run: Run) throws {
    let model = try ServerModel(run.arguments)
    let answers = try AnswerFile(reading: run.arguments[ServerOptions.answers] ?? "")
    if answers.isTorn { run.warn("\(answers.path): the last line was cut off, and is left out") }
    if answers.unknownIDs > 0 { run.warn("\(answers.path): \(answers.unknownIDs) answers have a custom_id that embed did not write") }
    let fields = VectorFields(stage: model.stage, run.arguments)
    var components: Int?
    var missing: [String] = []
    var missingCount = 0
    var isOverLimit = false

    defer {
        if missingCount > 0 {
            run.warn(
                "\(answers.path): \(missingCount) records have no vector there: \(missing.joined(separator: ", "))"
                    + "\(missingCount > missing.count ? ", ..." : ""); --requests with --answers writes what is left to ask")
        }
    }
    try run.forEachBatch(make: { [(record: Record, found: Found)]() }) { record, batch in
        let id = model.id(of: try record.string("text"))
        _ = try record.optionalString("via")
        batch.append((record, find(id, in: answers, model)))
    } consume: { batch in
        for (record, found) in batch {
            switch found {
            case .vector(let vector):
                guard vector.count == components ?? vector.count else {
                    throw record.failure("\(answers.path) has \(vector.count) components for it, but \(components ?? 0) for those before")
                }
                components = vector.count
                if isOverLimit { continue }
                var line = JSONText()
                try fields.write(record, vector, to: &line)
                try run.output.write(line.bytes)
                run.recordsWritten += 1
            case .nothing(let id, let reason):
                missingCount += 1
                if missing.count < 3 { missing.append("\(id) (\(reason))") }
                // Run itself ends the run by its summary when all records were read.
                do { try run.refuse(record, "\(reason) in \(answers.path), custom_id \(id)", field: "text") } catch { isOverLimit = true }
            }
        }
    }
    if run.recordsWritten == 0 { run.warn("no record in the input") }
}

private func find(_ id: RequestID, in answers: AnswerFile, _ model: ServerModel) -> Found {
    do {
        switch try answers.answer(to: id) {
        case .body(let body): return .vector(try model.fitted(model.vectors(in: body, count: 1)[0]))
        case .refused(let message): return .nothing(id, reason: "refused: \(message)")
        case nil: return .nothing(id, reason: "no answer")
        }
    } catch {
        return .nothing(id, reason: (error as? Failure)?.reason ?? "\(error)")
    }
}
