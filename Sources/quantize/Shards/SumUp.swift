import Stage

/// Writes the sums of a shard.
func sumUp(_ run: Run, _ settings: QuantizeSettings) throws {
    var pass: ShardPass
    if let path = settings.codebook {
        let codebooks = try CodebookFile.read(path)
        let stream = LabelStream(codebooks, allowMixed: settings.allowMixed, keepsText: false, threads: run.jobs)
        pass = ShardPass(codebooks, settings: settings, threads: run.jobs)
        try run.forEachBatch(make: { LabelBatch() }) { record, batch in
            try stream.read(record, into: &batch)
        } finish: { batch in
            batch.labelled = stream.label(batch)
        } consume: { batch in
            pass.addLabels(batch.labelled, of: batch.table)
        }
    } else {
        pass = ShardPass(settings: settings, threads: run.jobs)
        var viaCheck = ViaCheck(allowMixed: settings.allowMixed)
        try run.forEachBatch(make: { EmbeddingTable.Batch() }) { record, batch in
            try EmbeddingTable.read(record, into: &batch, keepsText: false)
        } consume: { batch in
            try pass.addVectors(batch, via: &viaCheck)
        }
    }
    let partials = pass.finish()
    if partials.isEmpty { run.warn("no record in the input") }
    for partial in partials { try partial.write { try run.output.write($0) } }
}

/// Adds sums up, to sums or to codebooks.
func merge(_ run: Run, _ settings: QuantizeSettings) throws {
    let codebooks = try settings.codebook.map { try CodebookFile.read($0) }
    var parser = PartialParser(allowMixed: settings.allowMixed)
    try run.forEachBatch(make: { [(line: PartialLine, place: Place)]() }) { record, lines in
        lines.append((try PartialLine(record), record.place))
    } consume: { lines in
        for (line, place) in lines { try parser.take(line, at: place) }
    }
    let partials = try parser.finish()
    guard !partials.isEmpty else { throw Failure(.data, "no record in the input, expected what --partial wrote") }
    if settings.mode == .mergePartials {
        for partial in partials { try partial.write { try run.output.write($0) } }
        return
    }
    for codebook in codebooks ?? [] {
        // The commonest slip in a script: a shard left out of one pass.
        let before = codebook.sources.reduce(0) { $0 + $1.count }
        let now = partials.first { $0.domain == codebook.domain }?.clusterSums?.count ?? 0
        if now != before { run.warn("codebook '\(codebook.name)': sums of \(now) records, but it was made of \(before)") }
    }
    let merge = CodebookMerge(settings: settings, threads: run.jobs)
    var merged: [Codebook] = []
    for partial in partials { merged.append(try codebooks.map { try merge.next(partial, after: $0) } ?? merge.first(partial)) }
    if let lost = codebooks?.first(where: { codebook in !merged.contains { $0.domain == codebook.domain } }) {
        throw Failure(.data, "codebook '\(lost.name)': no sums in the input")
    }
    try CodebookFile.write(merged) { try run.output.write($0) }
    warnOfFloor(zip(merged, partials).map { ($0.name, $0.clusters, $1.counts.sorted) }, run)
}

/// Fits codebooks in one pass over a stream.
func fitInOnePass(_ run: Run, _ settings: QuantizeSettings) throws {
    var viaCheck = ViaCheck(allowMixed: settings.allowMixed)
    var fit: StreamFit
    if let path = settings.codebook {
        let codebooks = try CodebookFile.read(path)
        let stream = LabelStream(codebooks, allowMixed: settings.allowMixed, keepsText: false, threads: run.jobs)
        fit = StreamFit(codebooks, settings: settings, threads: run.jobs)
        try run.forEachBatch(make: { LabelBatch() }) { record, batch in
            try stream.read(record, into: &batch)
        } consume: { batch in
            try fit.add(batch.table, memberships: batch.memberships, via: &viaCheck)
        }
    } else {
        fit = StreamFit(settings: settings, threads: run.jobs)
        try run.forEachBatch(make: { EmbeddingTable.Batch() }) { record, batch in
            try EmbeddingTable.read(record, into: &batch, keepsText: false)
        } consume: { batch in
            try fit.add(batch, memberships: nil, via: &viaCheck)
        }
    }
    let fitted = try fit.finish()
    guard !fitted.isEmpty else { throw Failure(.data, "no record in the input, expected embeddings") }
    try CodebookFile.write(fitted.map(\.codebook)) { try run.output.write($0) }
    warnOfFloor(fitted.map { ($0.codebook.name, $0.codebook.clusters, $0.sources) }, run)
}
