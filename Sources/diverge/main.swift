import Numerics
import Stage

let program = Program(
    name: "diverge",
    summary: "assignments -> findings",
    description: """
        Reads assignment records {id, source, cluster, facet?, task?, clusters?, codebook?, distance?, text?} and writes findings: \
        for every source other than the reference, how far its conversations' clusters lie from the reference's, and in which.
        A finding of kind divergence carries kl_forward (behaviour missed), kl_backward (behaviour invented), js, tvd, hellinger, \
        chi_square (half the sum of (p-q)^2/(p+q)), js_distance (the root of js), mauve and frontier_integral as the package \
        mauve-text defines them from histograms (25 mixtures, scaling 5, natural logarithm) and their smoothed forms mauve_star and \
        frontier_integral_star. Each has a percentile bootstrap interval (_low, _high), the bias-corrected and accelerated one \
        (_bca_low, _bca_high; null with a _bca_reason where it does not exist), the floor that chance alone reaches when source \
        labels are dealt at random (_floor its mean, _floor95 its 95th percentile, for mauve its 5th), what it has over the floor \
        (_excess), the p-value of that test (_p) and the same adjusted over the simulators of one codebook and task by Holm \
        (_p_holm) and by Benjamini and Hochberg (_p_bh).
        Few records a cluster push every divergence up, and both bootstrap intervals with it: at 10 a cluster they hold the true \
        js in half of all trials at best, often in none, at 50 in 0 to 9 of 10. js_corrected is js less its bias by the jackknife, with a normal interval \
        (js_corrected_low, _high) that holds it in 93 of 100 or more from 10 a cluster on, at 2 a cluster in 77 or more; read that \
        one, and js beside its floor.
        The finding with split "halves" compares two random halves of the reference. One of kind cluster carries the shares p \
        (reference) and q (source) of a cluster, its class (captured, missed: q under p/2, invented: q over 2p), its part of js, \
        terms and the members nearest to the centroid.
        Findings are per facet and codebook, for all tasks together, then per task. Their warnings: small_n_per_cluster (fewer than \
        10 records a cluster on a side), unequal_n (one side twice the other), task_mix_differs (by more than 0.1 in total \
        variation), ids_do_not_meet (fewer than half of the smaller side's ids occur on the other).
        """,
    memory: "A few bytes a record, the terms of the clusters, and the identities that must be unique.",
    options: [
        Option("reference", value: "SOURCE", default: "real", help: "what the others are compared with"),
        Option(
            "clusters", value: "K", help: "number of clusters; default: the largest seen",
            details: "Needed where the last ones may be empty and the records carry no field 'clusters'; a cluster past it is an error."),
        Smoothing.option,
        Option("log-base", choices: LogBase.allCases.map(\.rawValue), default: "e", help: "nats or bits, of KL and JS"),
        Option(
            "unit", value: "FIELD", default: "id", help: "field that is resampled whole",
            details: """
                With id every record is a unit of its own; a field such as user has repeated trials or several conversations of one \
                person. Records with the same value in one source are drawn, dealt and left out together. The permutation test is then exact \
                where whole units are exchangeable between the sides.
                """),
        Option("bootstrap", value: "N", default: "1000", help: "bootstrap samples; 0: none"),
        Option("permutations", value: "N", default: "1000", help: "random deals of labels; 0: none"),
        Option("confidence", value: "SHARE", default: "0.95", help: "coverage of the intervals"),
        Option("seed", value: "N", default: "42", help: "seed of the resampling"),
        Option(
            "minimum", value: "N", default: "10", help: "least conversations in a task",
            details: "A task has findings of its own where both sides have as many. All tasks together are compared whatever their number."),
        Option("terms", value: "N", default: "8", help: "terms named for a cluster; 0: none"),
        Option("examples", value: "N", default: "2", help: "members shown of a cluster; 0: none"),
        ViaCheck.option,
        Gate.option,
    ],
    examples: [
        ("findings with the default resampling", "diverge assignments.ndjson >findings.ndjson"),
        ("bits, and half a record added to each count", "diverge --log-base 2 --smoothing krichevsky-trofimov assignments.ndjson >findings.ndjson"),
        ("fail where a simulator lies further than 0.2 nats", "diverge --gate 'js<0.2' assignments.ndjson >findings.ndjson"),
    ])

program.run { run in
    let arguments = run.arguments
    let reference = arguments.string("reference") ?? "real"
    let rule = DivergenceRule(
        smoothing: try Smoothing(arguments.string("smoothing") ?? "paper"),
        logBase: arguments.string("log-base").flatMap { LogBase(rawValue: $0) } ?? .e)
    let resampling = Resampling(
        bootstrap: try arguments.integer("bootstrap", in: 0...10_000_000) ?? 1000,
        permutations: try arguments.integer("permutations", in: 0...10_000_000) ?? 1000,
        confidence: try arguments.double("confidence", in: 0.01...0.9999) ?? 0.95,
        seed: UInt64(try arguments.integer("seed", in: 0...Int.max) ?? 42), threads: run.jobs, rule: rule)
    let clusters = try arguments.integer("clusters", in: 1...AssignmentTable.maximumClusters)
    let unit = arguments.string("unit") ?? "id"
    let minimum = try arguments.integer("minimum") ?? 10
    let termLimit = try arguments.integer("terms", in: 0...1000) ?? 8
    let exampleLimit = try arguments.integer("examples", in: 0...1000) ?? 2
    let gates = try arguments.strings("gate").map { try Gate($0) }

    let layout = AssignmentTable.Layout(clusters: clusters, unitField: unit == "id" ? nil : unit, countsTerms: termLimit > 0)
    var table = AssignmentTable(allowMixed: arguments.has("allow-mixed"), examples: exampleLimit, layout: layout)
    try run.forEachBatch(make: { AssignmentTable.Batch() }) { record, batch in
        try AssignmentTable.read(record, by: layout, into: &batch)
    } consume: { batch in
        try table.append(batch, run: run)
    }
    guard !table.codebooks.isEmpty else { throw Failure(.data, "no record in the input, expected assignments") }
    try checkSources(table, reference: reference)

    var results: [ComparedDivergences] = []
    var leftOut = 0
    for (position, codebook) in table.codebooks.enumerated() {
        let (comparisons, skipped) = codebook.comparisons(reference: reference, minimum: minimum) { sample, task in
            var generator = Xoshiro256(seed: resampling.seed, stream: "diverge:halves:\(codebook.name):\(task)")
            var units = Array(0..<sample.units)
            generator.shuffle(&units)
            return (sample.picked(units[..<(units.count / 2)]), sample.picked(units[(units.count / 2)...]))
        }
        leftOut += skipped
        for comparison in comparisons {
            let estimates = resampling.estimates(
                reference: comparison.reference, source: comparison.simulated, clusters: codebook.clusters,
                stream: "\(codebook.name):\(comparison.task ?? ""):\(comparison.source)")
            results.append(ComparedDivergences(codebook: position, comparison: comparison, estimates: estimates))
        }
    }
    adjustForFamilies(&results, codebooks: table.codebooks)

    let settings = [
        "\(resampling.bootstrap) \(resampling.permutations) \(resampling.confidence) \(resampling.seed)", reference, "\(minimum)",
        "\(rule.smoothing.name) \(rule.logBase.rawValue) \(clusters.map(String.init) ?? "-")", unit,
    ]
    let writer = FindingWriter(
        reference: reference, resampling: resampling, unit: unit, stage: Via.stage("diverge", method: "clusters", settings: settings))
    for (position, codebook) in table.codebooks.enumerated() {
        let terms = codebook.terms.leading(termLimit, clusters: codebook.clusters)
        for result in results where result.codebook == position {
            let finding = writer.divergence(result, codebook)
            try run.write(finding)
            if !gates.isEmpty { run.judge(try Record(finding), by: gates) }
            guard !result.comparison.isControl else { continue }
            for cluster in writer.clusters(result.comparison, codebook, terms: terms) { try run.write(cluster) }
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
