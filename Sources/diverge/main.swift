import Numerics
import Stage

let program = Program(
    name: "diverge",
    summary: "assignments -> findings",
    description: """
        Reads assignment records {id, source, cluster, facet?, task?, clusters?, codebook?, distance?, text?} and writes findings: \
        for every source other than the reference, how far its conversations' clusters lie from the reference's, and in which.
        A finding of kind divergence carries kl_forward (behaviour missed), kl_backward (behaviour invented), js and tvd, each with \
        a percentile bootstrap interval over conversations (_low, _high), the floor that chance alone reaches when source labels \
        are dealt at random (_floor its mean, _floor95 its 95th percentile) and the p-value of that test (_p). The one with \
        split "halves" compares two random halves of the reference. One of kind cluster carries the shares p (reference) and q \
        (source) of a cluster, its class (captured, missed: q under p/2, invented: q over 2p), its part of js, terms and the \
        members nearest to the centroid.
        Findings are per facet and codebook, for all tasks together, then per task.
        """,
    memory: "A few bytes a record, the terms of the clusters, and the identities that must be unique.",
    options: [
        Option("reference", value: "SOURCE", default: "real", help: "the source that the others are compared with"),
        Option("bootstrap", value: "N", default: "1000", help: "bootstrap samples; 0: no intervals"),
        Option("permutations", value: "N", default: "1000", help: "random deals of the labels; 0: no floor and no p-value"),
        Option("confidence", value: "SHARE", default: "0.95", help: "coverage that the intervals aim at"),
        Option("seed", value: "N", default: "42", help: "seed of the resampling"),
        Option(
            "minimum", value: "N", default: "10", help: "conversations that both sides need in a task of its own",
            details: "All tasks together are compared whatever their number."),
        Option("terms", value: "N", default: "8", help: "terms named for a cluster; 0: none"),
        Option("examples", value: "N", default: "2", help: "members shown for a cluster and side; 0: none"),
        ViaCheck.option,
        Gate.option,
    ],
    examples: [
        ("findings with the default resampling", "diverge assignments.ndjson >findings.ndjson"),
        ("fail where a simulator lies further than 0.2 nats", "diverge --gate 'js<0.2' assignments.ndjson >findings.ndjson"),
    ])

program.run { run in
    let arguments = run.arguments
    let reference = arguments.string("reference") ?? "real"
    let resampling = Resampling(
        bootstrap: try arguments.integer("bootstrap", in: 0...10_000_000) ?? 1000,
        permutations: try arguments.integer("permutations", in: 0...10_000_000) ?? 1000,
        confidence: try arguments.double("confidence", in: 0.01...0.9999) ?? 0.95,
        seed: UInt64(try arguments.integer("seed", in: 0...Int.max) ?? 42), threads: run.jobs)
    let minimum = try arguments.integer("minimum") ?? 10
    let termLimit = try arguments.integer("terms", in: 0...1000) ?? 8
    let exampleLimit = try arguments.integer("examples", in: 0...1000) ?? 2
    let gates = try arguments.strings("gate").map { try Gate($0) }

    var table = AssignmentTable(allowMixed: arguments.has("allow-mixed"), examples: exampleLimit)
    try run.forEachBatch(make: { AssignmentTable.Batch() }) { record, batch in
        try AssignmentTable.read(record, countsTerms: termLimit > 0, into: &batch)
    } consume: { batch in
        try table.append(batch, run: run)
    }
    guard !table.codebooks.isEmpty else { throw Failure(.data, "no record in the input, expected assignments") }
    try checkSources(table, reference: reference)

    let writer = FindingWriter(
        reference: reference, resampling: resampling,
        stage: Via.stage(
            "diverge", method: "clusters",
            settings: ["\(resampling.bootstrap) \(resampling.permutations) \(resampling.confidence) \(resampling.seed)", reference, "\(minimum)"]))
    var leftOut = 0
    for codebook in table.codebooks {
        let terms = codebook.terms.leading(termLimit, clusters: codebook.clusters)
        let (comparisons, skipped) = codebook.comparisons(reference: reference, minimum: minimum) { units, task in
            var generator = Xoshiro256(seed: resampling.seed, stream: "diverge:halves:\(codebook.name):\(task)")
            var units = units
            generator.shuffle(&units)
            return (Array(units[..<(units.count / 2)]), Array(units[(units.count / 2)...]))
        }
        leftOut += skipped
        for comparison in comparisons {
            let finding = writer.divergence(comparison, codebook)
            try run.write(finding)
            if !gates.isEmpty { run.judge(try Record(finding), by: gates) }
            guard !comparison.isControl else { continue }
            for cluster in writer.clusters(comparison, codebook, terms: terms) { try run.write(cluster) }
        }
    }
    if leftOut > 0 { run.warn("\(leftOut) pairs of task and source have fewer than \(minimum) conversations on a side and no finding of their own") }
}

/// Refuses input in which there is nothing to compare.
func checkSources(_ table: AssignmentTable, reference: String) throws {
    let names = Set(table.codebooks.flatMap(\.sources.all)).sorted()
    guard names.contains(reference) else {
        throw Failure(
            .data, "no record of the reference '\(reference)', found the sources \(names.joined(separator: ", "))",
            hint: "--reference names the source that the others are compared with")
    }
    guard names.count > 1 else {
        throw Failure(.data, "only the source '\(reference)' in the input, expected a simulator to compare with it")
    }
}
