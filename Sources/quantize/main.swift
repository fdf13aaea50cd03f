import Numerics
import Stage

let program = Program(
    name: "quantize",
    summary: "vector -> cluster",
    description: [
        Topic(
            "Input and output",
            """
            Reads embedding records {id, source, facet, task?, vector} and writes them with `cluster` (from 0), `distance` to its \
            centroid, `clusters` (how many there are) and `codebook` (which one) in place of the vector. Replaces those fields, \
            projection and via; all other fields pass through unchanged. Each facet has codebooks of its own.
            """),
        Topic(
            "Method",
            """
            Vectors are scaled to length one, projected on the principal components that keep --variance of the variance, and \
            clustered by k-means: k-means++ starts, then Lloyd's iterations until no label changes; of --restarts the one with the \
            smallest inertia is kept, the first of equals. Before each iteration a cluster without a point takes over the point \
            farthest from its own centroid (the first of equals) that leaves no other cluster empty.
            """),
        Topic(
            "Large inputs",
            """
            A stream is labelled with --codebook. --partial and --merge fit codebooks of shards, each perhaps on a machine of its own: \
            sums for the principal components first, then a pass over all shards per iteration. --minibatch fits in one pass over a stream.
            """),
    ],
    memory: """
        To fit: the vectors and their principal coordinates, 4 bytes per component; for the components 8 bytes for each pair of \
        dimensions, or of records where they are fewer; for k-means 2 bytes for each pair of record and cluster (--method \
        agglomerative: of records). The rest of the records are kept in a temporary file without a name (TMPDIR). \
        With --codebook and --minibatch: constant. --partial and --merge: the sums, for the components 8 bytes for each pair of \
        dimensions, and the sample.
        """,
    options: QuantizeOptions.rows,
    environment: [
        ("USERGAP_CPU", "v2, v3 or v4: the level of x86-64 whose kernels are used; the best that the CPU has by default"),
        ("TMPDIR", "folder of the temporary file (default /tmp)"),
    ],
    examples: [
        ("100 clusters", "quantize --clusters 100 embeddings.ndjson >assignments.ndjson"),
        ("the published setting", "quantize --clusters 500 --scope pair embeddings.ndjson >assignments.ndjson"),
        (
            "fit on people alone, and label what comes later in the same way",
            "quantize --fit-on real --clusters 4 --write-codebook codebook embeddings.ndjson >assignments.ndjson"
        ),
        ("a stream, in constant memory", "cat embeddings.ndjson | quantize --codebook codebook >assignments.ndjson"),
        ("shards, each of which could be on a machine of its own", "split -n l/3 embeddings.ndjson shard."),
        ("then the sums that components are made of, shard by shard", "for s in a b c; do quantize --partial shard.a$s >sums.$s; done"),
        (
            "the first codebook of these sums, with centroids from a sample",
            "quantize --merge --clusters 4 sums.a sums.b sums.c >codebook.0"
        ),
        (
            "iterations over all records, until a codebook says converged (or as many as there is time for)",
            "for i in 1 2 3; do for s in a b c; do quantize --partial --codebook codebook.$((i-1)) shard.a$s >sums.$s; done; "
                + "quantize --merge --codebook codebook.$((i-1)) sums.a sums.b sums.c >codebook.$i; "
                + "grep -q '\"converged\":true' codebook.$i && break; done; cp codebook.$i codebook"
        ),
        ("and the clusters", "for s in a b c; do quantize --codebook codebook shard.a$s; done >assignments.ndjson"),
        ("how many clusters?", "quantize --sweep 2,5,10 embeddings.ndjson"),
        ("one pass, less exact", "quantize --minibatch --clusters 4 embeddings.ndjson >codebook"),
    ])

program.run { run in
    let settings = try QuantizeSettings(run.arguments)
    if case .failure(let problem) = CPULevel.chosen() { throw Failure.usage("\(problem)") }
    run.note("cpu_level", CPULevel.current.name)
    switch settings.mode {
    case .fit: try fitAndLabel(run, settings)
    case .sweep: try sweep(run, settings)
    case .assign: try label(run, settings)
    case .partial: try sumUp(run, settings)
    case .merge, .mergePartials: try merge(run, settings)
    case .minibatch: try fitInOnePass(run, settings)
    }
}

/// Fits codebooks on the whole input and labels its records.
func fitAndLabel(_ run: Run, _ settings: QuantizeSettings) throws {
    var table = try readTable(run, settings, keepsText: true)
    let groups = settings.scope.groups(of: table.rows)
    var matrices = table.takeMatrices(groups.map(\.members))
    var assignments = Assignments(rows: table.rows.count, projects: settings.projects)
    for (index, group) in groups.enumerated() {
        for scope in group.scopes {
            try assignments.add(
                scope, within: group.members, points: matrices[index], rows: table.rows, settings: settings, threads: run.jobs)
        }
        matrices[index] = Matrix(rows: 0, columns: 0)
    }
    let lines = LabelledLines(assignments.codebooks)
    try table.spool.forEach { index, line in
        var text = JSONText()
        for assignment in assignments[index] { lines.write(line, via: table.rows[index].via, assignment, to: &text) }
        try run.output.write(text.bytes)
        run.recordsWritten += assignments[index].count
    }
    if let codebookFile = run.file(QuantizeOptions.writeCodebook) {
        try CodebookFile.write(assignments.codebooks) { try codebookFile.write($0) }
    }
    warnOfFloor(zip(assignments.codebooks, assignments.sources).map { ($0.name, $0.clusters, $1) }, run)
}

func readTable(_ run: Run, _ settings: QuantizeSettings, keepsText: Bool) throws -> EmbeddingTable {
    var table = try EmbeddingTable(allowMixed: settings.allowMixed)
    try run.forEachBatch(make: { EmbeddingTable.Batch() }) { record, batch in
        try EmbeddingTable.read(record, into: &batch, keepsText: keepsText)
    } consume: { batch in
        try table.append(batch, run: run)
    }
    guard !table.rows.isEmpty else { throw Failure(.data, "no record in the input, expected embeddings") }
    return table
}

/// Labels a stream with codebooks that were fitted before.
func label(_ run: Run, _ settings: QuantizeSettings) throws {
    let codebooks = try CodebookFile.read(settings.codebook ?? "-")
    let stream = LabelStream(codebooks, allowMixed: settings.allowMixed, threads: run.jobs)
    let projects = settings.projects
    try run.forEachBatch(make: { LabelBatch() }) { record, batch in
        try stream.read(record, into: &batch)
    } finish: { batch in
        stream.finish(&batch, projects: projects)
    } consume: { batch in
        try run.output.write(batch.output.bytes)
        run.recordsWritten += batch.written
    }
    if run.recordsWritten == 0 { run.warn("no record in the input") }
}

func warnOfFloor(_ codebooks: [SamplingFloor.Sizes], _ run: Run) {
    if let warning = SamplingFloor.warning(codebooks) { run.warn(warning) }
}
