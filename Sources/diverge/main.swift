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
        (reference) and q (source) of a cluster, log_ratio of q to p with a normal interval, the p-value of equal shares (log_ratio_p: \
        Fisher's exact test; where units have several records the normal law over all deals of units) and the same adjusted over the \
        clusters of the comparison (log_ratio_p_bh), its class, its part of each divergence that is a sum (js_part, ...), terms and the \
        members nearest to the centroid. Classes: captured, q between p/2 and 2p; missed, under p/2, and invented, over 2p, where \
        log_ratio_p_bh is at most 1 less the confidence; else undecided.
        Findings are per facet and codebook, for all tasks together, then per task. Their warnings: small_n_per_cluster (fewer than \
        10 records a cluster on a side), unequal_n (one side twice the other), task_mix_differs (by more than 0.1 in total \
        variation), ids_do_not_meet (fewer than half of the smaller side's ids occur on the other).
        \(PairStudy.help)
        \(MixtureStudy.help)
        \(AgreementStudy.help)
        \(MeasureStudy.help)
        \(IndexStudy.help)
        \(StatementStudy.help)
        \(VectorStudy.help)
        """,
    memory: "A few bytes a record, the terms of the clusters, and the identities that must be unique; with --vectors the vectors too.",
    options: Settings.options,
    examples: [
        ("findings with the default resampling", "diverge assignments.ndjson >findings.ndjson"),
        ("bits, and half a record added to each count", "diverge --log-base 2 --smoothing krichevsky-trofimov assignments.ndjson >findings.ndjson"),
        ("shards, that could be each on a machine of its own", "split -n l/2 assignments.ndjson part."),
        ("what each comes to", "for s in a b; do diverge --partial part.a$s >sums.$s; done"),
        ("and the findings of all", "diverge --merge sums.a sums.b >findings.ndjson"),
        ("does the ranking change with the number of clusters?", "diverge assignments.ndjson --compare findings.ndjson >agreement.ndjson"),
        ("embeddings, without clusters", "diverge --vectors embeddings.ndjson >findings.ndjson"),
        ("fail where a simulator lies further than 0.2 nats", "diverge --gate 'js<0.2' assignments.ndjson >findings.ndjson"),
    ])

program.run { run in
    let settings = try Settings(run.arguments, threads: run.jobs)
    let gates = try run.arguments.strings("gate").map { try Gate($0) }
    let input = try Input.read(run, settings)

    if settings.clusters.isPartial {
        for codebook in input.assignments.codebooks {
            for partial in PartialAssignments.of(codebook, unit: settings.unit) { try run.write(partial.object) }
        }
        return
    }
    var rankings = input.rankings
    func write(_ finding: JSONObject) throws {
        try run.write(finding)
        if gates.isEmpty, !settings.agreement.isWanted { return }
        let record = try Record(finding)
        run.judge(record, by: gates)
        try rankings.add(record)
    }
    func tooFew(_ leftOut: Int) -> String {
        "\(leftOut) pairs of task and source have fewer than \(settings.minimum) conversations on a side and no finding of their own"
    }
    if !input.assignments.isEmpty {
        let study = ClusterStudy(input.assignments, settings: settings)
        try study.checkSources()
        let leftOut = try study.findings(write: write)
        if leftOut > 0 { run.warn(tooFew(leftOut)) }
        if settings.pairs { try PairStudy(table: input.assignments, settings: settings).findings(write: write) }
        if settings.mixtures { try MixtureStudy(table: input.assignments, settings: settings).findings(write: write) }
    }
    if !input.vectors.isEmpty {
        let study = VectorStudy(input.vectors, settings: settings)
        try study.checkSources()
        let leftOut = try study.findings(write: write)
        if leftOut > 0 { run.warn(tooFew(leftOut)) }
    }
    if !input.measures.isEmpty {
        let study = MeasureStudy(input.measures, settings: settings)
        try study.checkSources()
        let index = TrialTable.isIn(input.measures) ? try IndexStudy(input.measures, settings: settings) : nil
        try study.findings(write: write)
        try index?.findings(write: write)
        if input.measures.dropped > 0 { run.warn("\(input.measures.dropped) records with keep false are left out") }
    }
    if !input.statements.isEmpty {
        let study = StatementStudy(input.statements, settings: settings)
        try study.checkSources()
        try study.findings(write: write)
    }
    try AgreementStudy(rankings, settings: settings).findings { try run.write($0) }
}
