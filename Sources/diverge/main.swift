import Findings
import Stage

let program = Program(
    name: "diverge",
    summary: "assignments -> findings",
    description: [
        Topic(
            "Input",
            """
            Reads records of any of these forms, recognised by their fields, and writes findings: how far the sources other than the \
            reference lie from it, and how sure that is.
            """),
        Topic("Clusters", ClusterStudy.help),
        Topic("Simulators compared with each other", PairStudy.help),
        Topic("Mixtures of simulators", MixtureStudy.help),
        Topic("Vectors", VectorStudy.help),
        Topic("Measures", MeasureStudy.help),
        Topic("The User-Sim Index", IndexStudy.help),
        Topic("Statements", StatementStudy.help),
        Topic("Matches", MatchStudy.help),
        Topic("Votes and checklists", UtilityStudy.help),
        Topic("Rewards", RewardStudy.help),
        Topic("Answers of annotators", AnswerStudy.help),
        Topic("Agreement of rankings", AgreementStudy.help),
    ],
    memory: """
        A few bytes a record, the terms of the clusters, and the identities that must be unique; with --vectors the vectors too. \
        Texts are not kept.
        """,
    options: Settings.options,
    examples: [
        ("findings with the default resampling", "diverge assignments.ndjson >findings.ndjson"),
        (
            "bits, and half a record added to each count",
            "diverge --log-base 2 --smoothing krichevsky-trofimov assignments.ndjson >findings.ndjson"
        ),
        ("shards, that could be each on a machine of its own", "split -n l/2 assignments.ndjson part."),
        ("what each comes to", "for s in a b; do diverge --partial part.a$s >sums.$s; done"),
        ("and the findings of all", "diverge --merge sums.a sums.b >findings.ndjson"),
        ("does the ranking change with the number of clusters?", "diverge assignments.ndjson --compare findings.ndjson >agreement.ndjson"),
        ("embeddings, without clusters", "diverge --vectors embeddings.ndjson >findings.ndjson"),
        ("fail where a simulator lies further than 0.2 nats", "diverge --gate 'js<0.2' assignments.ndjson >findings.ndjson"),
        (
            "25 odd-one-out triplets for annotators, and the key apart",
            "diverge --triplets 25 --key key.ndjson assignments.ndjson >triplets.ndjson"
        ),
    ])

program.run { run in
    let settings = try Settings(run.arguments, threads: run.jobs)
    let gates = try run.arguments.strings("gate").map { try Gate($0) }
    if var sampling = TripletSampling(settings) { return try sampling.sample(run) }
    let input = try Input.read(run, settings)

    if settings.clusters.isPartial {
        for codebook in input.assignments.codebooks {
            for partial in PartialAssignments.of(codebook, unit: settings.unit) { try run.write(partial.object) }
        }
        return
    }
    var rankings = input.rankings
    func write(_ finding: any Finding) throws {
        try run.write(finding.object)
        if gates.isEmpty, !settings.agreement.isWanted { return }
        let flat = FlatFinding(finding)
        run.judge(flat, by: gates)
        try rankings.add(flat)
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
    for table in input.measures.all {
        let study = MeasureStudy(table, settings: settings)
        try study.checkSources()
        let index = TrialTable.isIn(table) ? try IndexStudy(table, settings: settings) : nil
        try study.findings(write: write)
        try index?.findings(write: write)
        if table.dropped > 0 { run.warn("\(table.dropped) records with keep false are left out") }
    }
    if !input.statements.isEmpty {
        let study = StatementStudy(input.statements, settings: settings)
        try study.checkSources()
        try study.findings(write: write)
    }
    if !input.verdicts.isEmpty { try MatchStudy(input.verdicts, settings: settings).findings(write: write) }
    if !input.votes.isEmpty { try UtilityStudy(settings).findings(input.votes, write: write) }
    if !input.checklists.isEmpty { try UtilityStudy(settings).findings(input.checklists, write: write) }
    if !input.rewards.isEmpty { try RewardStudy(input.rewards, settings: settings).findings(write: write) }
    if !input.answers.isEmpty { try AnswerStudy(input.answers, settings: settings).findings(write: write) }
    try AgreementStudy(rankings, settings: settings).findings { try run.write($0.object) }
}
