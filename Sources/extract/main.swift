import Stage

let program = Program(
    name: "extract",
    summary: "conversation -> behavior, or measures",
    description: [
        Topic(
            "Input and output",
            """
            Reads conversations {id, source, messages: [{role, content}], task?, goal?} and writes a behavior record for each facet: \
            the conversation's other fields, without `messages`, and with `facet`, `text` and `aspects`. It adds or replaces facet, text, \
            aspects and via; all other fields pass through unchanged. `aspects` {name: number or label} is the text as data: shares \
            of messages, counts, kinds. An aspect that does not occur is left out, and counts as 0.
            """),
        Topic(
            "Facets",
            """
            Rule facets describe what the user does, without the words of the topic: requests, responses, context, style, damsl, sgd, and \
            combined (the six together). Raw facets repeat the text: conversation, utterances (the user's messages), goal.
            """),
        Topic(
            "Knowledge",
            """
            The facet knowledge gives a record for each statement of what the user's messages show them to know, in one of four forms: \
            knows that, knows about, does not know that, does not know about; with `statement` (its number in the conversation), `form` \
            and `turn` (number of the user's message, from 0). English is put into the third person; other languages with a word list are \
            quoted. A conversation without a statement gives no record; standard error says how many did not.
            """),
        Topic(
            "Profiles",
            """
            The facet profile gives directives to a simulator that is to write like the user, at most 15 on eight dimensions of style, \
            each with the counts behind it and up to three of the user's own phrases: in `text`, and as `commands` [{dimension, command, \
            count, of, examples}]. A directive needs 3 occasions. It is given where the user does so at 60 % of them; from 40 % it \
            says "about half of the time", and from 15 % "sometimes" where rare use sets people apart.
            """),
        Topic(
            "Measures",
            """
            With --measures each conversation is written once, without `messages`, with `measures` {name: number, label, [labels] or null} \
            and, where some are null, `unmeasured` {name: why}. The sets:
            \(MeasureSet.allCases.map(\.help).joined(separator: "\n"))
            """),
        Topic(
            "Forms of input",
            """
            Other forms are recognised by their fields: the paired files of the distributional-gap dataset, rows of WildChat, LMSYS and \
            realsim, ShareGPT, OpenAI chat lines, results of tau-bench and tau2-bench. A file may have one record per line, be a JSON \
            array, or have objects that go over several lines.
            """),
    ],
    memory: """
        Constant: the batches under way, a few megabytes per thread. A JSON object that goes over several lines is held whole, and so are \
        the N conversations of each source under --sample N; --by holds counts and a few phrases per person.
        """,
    options: ExtractOptions.rows,
    examples: [
        ("behaviors of every conversation", "extract real.ndjson sim-*.ndjson >behaviors.ndjson"),
        ("each rule facet by itself", "extract --facet all conversations.ndjson | embed >embeddings.ndjson"),
        (
            "measures of form, and how far apart they are",
            "extract --measures realsim,shape real.ndjson sim-*.ndjson | diverge >findings.ndjson"
        ),
        (
            "200 conversations of each source on coding",
            "extract --where 'task=coding*' --sample 200 conversations.ndjson >behaviors.ndjson"
        ),
        ("the User-Sim Index of a simulator", "extract --measures usi real.ndjson sim-*.ndjson | diverge >index.ndjson"),
        ("what users know, compared", "extract --facet knowledge real.ndjson sim-*.ndjson | embed | diverge >knowledge.ndjson"),
        ("a style profile of each person", "extract --facet profile --by user people.ndjson >profiles.ndjson"),
        ("a tau2-bench result file", "extract --source sim:gpt-4.1 results.json"),
    ])

program.run { run in
    if run.arguments[ExtractOptions.aspects] { return try run.write(text: AspectList.text) }
    let facets = run.arguments[ExtractOptions.facet]
    let conversations = Conversations(run.arguments)
    let language = run.arguments[ExtractOptions.language].map { Language($0) }
    let languages = try Languages.builtIn.get()
    if let sets = run.arguments[ExtractOptions.measures] {
        let measurement = try Measurement(sets, language: language, languages: languages, lexicon: run.arguments[ExtractOptions.lexicon])
        let stage = Via.stage("extract", method: "measures", settings: measurement.settings + conversations.settings)
        try conversations.forEach(in: run, make: { Measurement.Scratch() }) { found, scratch, output in
            var edit = found.edit
            let (measures, evidence) = measurement.measures(of: found.conversation, source: found.source, scratch: &scratch)
            edit.set(measures)
            if let evidence { edit.set(evidence) }
            edit.set("via", Via.extended(found.via, by: stage))
            edit.write(found.record, to: &output)
            return 1
        }
        return conversations.warnOfNone(run)
    }

    let behaviors = try BehaviorWriter(facets, language: language, languages: languages)
    let stage = Via.stage("extract", method: "rules", settings: behaviors.settings + conversations.settings)
    if let field = run.arguments[ExtractOptions.by] {
        guard facets == [.profile] else { throw Failure.usage("--by is used only with --facet profile, and no other facet") }
        var people = People(by: field)
        try run.forEachBatch(framing: .detect, make: { (People(by: field), Analysis.Scratch()) }) { record, batch in
            for found in try conversations.selected(of: record) { try batch.0.add(found, behaviors, scan: &batch.1) }
        } consume: {
            people.add($0.0)
        }
        for record in try people.records(through: stage) { try run.write(record) }
        return conversations.warnOfNone(run)
    }
    try conversations.forEach(in: run, make: { Analysis.Scratch() }) { found, scratch, output in
        behaviors.write(found, via: Via.extended(found.via, by: stage), scratch: &scratch, to: &output)
    }
    if let warning = behaviors.unstated.warning { run.warn(warning) } else { conversations.warnOfNone(run) }
}
