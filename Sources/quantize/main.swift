import Numerics
import Stage

let program = Program(
    name: "quantize",
    summary: "vector -> cluster",
    description: """
        Reads embedding records {id, source, facet, task?, vector} and writes them with the vector replaced by `cluster` (from 0), \
        `distance` to its centroid, `clusters` (how many there are) and `codebook` (which one). Replaces those fields and via; all \
        others pass through. Each facet has codebooks of its own.
        Vectors are scaled to length one, projected on the principal components that keep --variance of the variance, and \
        clustered by k-means (k-means++ starts, the best of --restarts). An empty cluster takes over the point farthest from \
        its centroid.
        """,
    memory: "The vectors, 4 bytes a component; the rest of the records waits in a temporary file without a name (TMPDIR).",
    options: Settings.options,
    environment: [
        ("USERGAP_CPU", "v2, v3 or v4: the level of x86-64 whose kernels are used; the best that the CPU has by default"),
        ("TMPDIR", "folder of the temporary file (default /tmp)"),
    ],
    examples: [
        ("100 clusters", "quantize --clusters 100 embeddings.ndjson >assignments.ndjson"),
        ("the published setting", "quantize --clusters 500 --scope pair embeddings.ndjson >assignments.ndjson"),
    ])

program.run { run in
    let settings = try Settings(run.arguments)
    if case .failure(let problem) = CPULevel.chosen() { throw Failure.usage("\(problem)") }
    run.note("cpu_level", CPULevel.current.name)
    let stage = Via.stage("quantize", method: "kmeans", settings: settings.digested)

    var table = try EmbeddingTable(allowMixed: run.arguments.has("allow-mixed"))
    try run.forEachBatch(make: { EmbeddingTable.Batch() }) { record, batch in
        try EmbeddingTable.read(record, stage: stage, into: &batch)
    } consume: { batch in
        try table.append(batch, run: run)
    }
    guard !table.rows.isEmpty else { throw Failure(.data, "no record in the input, expected embeddings") }

    let groups = settings.scope.groups(of: table.rows)
    let matrices = table.takeMatrices(groups.map(\.members))
    var assignments = Assignments(rows: table.rows.count)
    for (group, points) in zip(groups, matrices) {
        for scope in group.scopes {
            try assignments.add(scope, within: group.members, points: points, rows: table.rows, settings: settings, threads: run.jobs)
        }
    }
    try table.spool.forEach { index, line in
        for fields in assignments.fields(of: index) {
            try run.output.write(Array(line.dropLast(2)) + fields + Array("}\n".utf8))
            run.recordsWritten += 1
        }
    }
}
