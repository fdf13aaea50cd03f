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
        """ + [
            "",
            AnswerStudy.help,
            MatchStudy.help,
            RewardStudy.help,
            UtilityStudy.help,
        ].joined(separator: "\n"),
    memory: "A few bytes a record, the terms of the clusters, and the identities that must be unique.",
    options: Settings.options,
    examples: [
        ("findings with the default resampling", "diverge assignments.ndjson >findings.ndjson"),
        ("bits, and half a record added to each count", "diverge --log-base 2 --smoothing krichevsky-trofimov assignments.ndjson >findings.ndjson"),
        ("fail where a simulator lies further than 0.2 nats", "diverge --gate 'js<0.2' assignments.ndjson >findings.ndjson"),
        ("25 odd-one-out triplets for annotators, and the key apart", "diverge --triplets 25 --key key.ndjson assignments.ndjson >triplets.ndjson"),
    ])

program.run { run in
    let settings = try Settings(run.arguments, threads: run.jobs)
    let gates = try run.arguments.strings("gate").map { try Gate($0) }
    if var sampling = TripletSampling(settings) { return try sampling.sample(run) }
    let input = try Input.read(run, settings)

    func write(_ finding: JSONObject) throws {
        try run.write(finding)
        if !gates.isEmpty { run.judge(try Record(finding), by: gates) }
    }
    if !input.assignments.isEmpty {
        let study = ClusterStudy(input.assignments, settings: settings)
        try study.checkSources()
        let leftOut = try study.findings(write: write)
        if leftOut > 0 {
            run.warn("\(leftOut) pairs of task and source have fewer than \(settings.minimum) conversations on a side and no finding of their own")
        }
    }
    if !input.answers.isEmpty { try AnswerStudy(input.answers, settings: settings).findings(write: write) }
    if !input.checklists.isEmpty { try UtilityStudy(settings).findings(input.checklists, write: write) }
    if !input.rewards.isEmpty { try RewardStudy(input.rewards, settings: settings).findings(write: write) }
    if !input.verdicts.isEmpty { try MatchStudy(input.verdicts, settings: settings).findings(write: write) }
    if !input.votes.isEmpty { try UtilityStudy(settings).findings(input.votes, write: write) }
}
