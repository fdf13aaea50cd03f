import Findings
import Stage

let program = Program(
    name: "diverge",
    summary: "assignments -> findings",
    description: [
        Topic(
            "Input and findings",
            """
            Reads records of any of these forms, recognised by their fields, and writes findings: how far each source lies from the \
            reference, and how certain that is.
            """)
    ] + studies.map { $0.help },
    memory: """
        A few bytes a record, the terms of the clusters, and the identities that must be unique; with --vectors the vectors too. \
        Texts are not kept.
        """,
    options: CommonSettings.options + studies.flatMap { $0.options } + HumanStudySettings.options,
    examples: [
        ("findings with the default resampling", "diverge assignments.ndjson >findings.ndjson"),
        (
            "bits, and half a record added to each count",
            "diverge --log-base 2 --smoothing krichevsky-trofimov assignments.ndjson >findings.ndjson"
        ),
        ("shards, each of which could be on a machine of its own", "split -n l/2 assignments.ndjson part."),
        ("their sums", "for s in a b; do diverge --partial part.a$s >sums.$s; done"),
        ("and the findings of all", "diverge --merge sums.a sums.b >findings.ndjson"),
        ("does the ranking change with the number of clusters?", "diverge assignments.ndjson --compare findings.ndjson >agreement.ndjson"),
        ("embeddings, without clusters", "diverge --vectors embeddings.ndjson >findings.ndjson"),
        ("fail where a simulator is further than 0.2 nats from people", "diverge --gate 'js<0.2' assignments.ndjson >findings.ndjson"),
        (
            "25 odd-one-out triplets for annotators, and the key in another file",
            "diverge --triplets 25 --key key.ndjson assignments.ndjson >triplets.ndjson"
        ),
    ])

program.run { run in
    let common = CommonSettings(run.arguments, threads: run.jobs)
    if let sampling = try TripletSampling(run.arguments, common) { return try sampling.sample(run) }

    let tables = try Tables.read(run, studies, common)
    let assignments = tables[AssignmentTable.self]
    if assignments.settings.isPartial { return try assignments.writePartials(to: run) }
    guard !tables.isEmpty else {
        throw Failure(.data, "no record in the input, expected assignments or another form of record that --help names")
    }

    let found = try studies.compactMap { try $0.init(tables, run.arguments, common) }
    let findings = tables[RankingTable.self]
    let output = FindingOutput(
        run, gates: run.arguments[Gate.key], rankings: findings.settings.isWanted ? findings.rankings : nil)
    for study in found { try study.findings(to: output) }
}
