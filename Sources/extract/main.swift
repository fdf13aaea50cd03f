import Stage

let program = Program(
    name: "extract",
    summary: "conversation -> behavior, or measures",
    description: """
        Reads conversations {id, source, messages: [{role, content}], task?, goal?} and writes a behavior record for each facet: \
        the conversation's other fields with `facet`, `text` and `aspects` added, and `messages` taken out. Adds or replaces facet, \
        text, aspects and via; all others pass through. `aspects` {name: number or label} are what the text says, one a line: shares of messages, \
        counts, kinds; what does not occur is left out, and counts as 0.
        Rule facets describe what the user does, free of topic words: requests, responses, context, style, damsl, sgd, and \
        combined (the six together). Raw facets repeat the text: conversation, utterances (the user's), goal.
        knowledge gives a record for each statement of what the user's messages show them to know, in one of four forms: knows that, knows \
        about, does not know that, does not know about; with `statement` (its number in the conversation), `form` and `turn` (number of the \
        user's message, from 0). English is put into the third person, other languages with a word list are quoted. A conversation without a \
        statement gives no record; how many did is said on standard error.
        profile gives orders to a simulator that is to write like the user, at most 15 on eight dimensions of style, each with the counts \
        behind it and up to three of the user's own phrases: in `text`, and as `commands` [{dimension, command, count, of, examples}]. An order \
        wants 3 occasions: at 60 % of them it is given, over 40 % for "about half of the time", from 15 % "now and then" where rare use tells people apart.
        Other forms of input are told from their fields: the paired files of the distributional-gap dataset, rows of WildChat, \
        LMSYS and realsim, ShareGPT, OpenAI chat lines, results of tau-bench and tau2-bench; one record a line, a JSON array, or \
        objects over several lines.
        """,
    memory: """
        Constant: the batches under way, a few megabytes a thread. A JSON object of many lines is held whole, and so are the N conversations \
        of each source under --sample N; --by holds counts and a few phrases a person.
        """,
    options: [
        Option(
            "facet", short: "f", value: "LIST", default: "combined", help: "facets to describe, separated by commas",
            details: "Of \(Facet.allCases.map(\.rawValue).joined(separator: ", ")); all: the six rule facets and combined."),
        Option(
            "measures", value: "LIST", help: "measures instead of facets, by sets separated by commas",
            details: """
                Writes each conversation without `messages` once, with `measures` {name: number, label, [labels] or null} and, where some are \
                null, `unmeasured` {name: why}. The sets:
                \(MeasureSet.allCases.map(\.help).joined(separator: "\n"))
                """),
        Option(
            "lexicon", value: "FILE", help: "words of your own for the measures of usi",
            details: """
                [heading], then words and phrases separated by commas, or on a line of its own a /regular expression/ as Python's re has it, \
                without look-around and back-references. Its headings take the place of the program's, for all languages: \
                \(USILexicon.Heading.allCases.map(\.rawValue).joined(separator: ", ")).
                """, isAdvanced: true),
        Option(
            "by", value: "FIELD", help: "one profile for all conversations of a value of FIELD",
            details: """
                With --facet profile: a record for each value of FIELD, such as user, and source, with `id` and FIELD the value, in the order in which \
                they come first. A profile quotes: leave out of it, with --where, the conversation that a simulator is to be tested on, \
                as in --where 'id!=17'.
                """, isAdvanced: true),
        Option(
            "from", choices: ["detect"] + InputFormat.allCases.map(\.rawValue), default: "detect", help: "form of the input"),
        Option(
            "language", choices: ["auto"] + ((try? Languages.builtIn.get().codes) ?? []), default: "auto", help: "language of the users",
            details: """
                auto tells each conversation's by script and stop words. One in a language without a word list is described by what needs \
                no words, and says so.
                """),
        Option(
            "source", value: "NAME", help: "source of records that do not name theirs",
            details: "In a paired file, the name of the simulator. Rows of WildChat and ShareGPT are real where nothing is said."),
    ] + Conversations.options,
    examples: [
        ("behaviours of every conversation", "extract real.ndjson sim-*.ndjson >behaviors.ndjson"),
        ("each facet by itself", "extract --facet all conversations.ndjson | embed >embeddings.ndjson"),
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

/// The sets that --measures names, in that order, each once; none where it was not given.
func measureSets(_ arguments: Arguments) throws -> [MeasureSet] {
    guard arguments.has("measures") else {
        guard !arguments.has("lexicon") else { throw Failure.usage("--lexicon is of use with --measures usi") }
        return []
    }
    guard !arguments.has("facet") else { throw Failure.usage("--measures and --facet: expected one of them") }
    let known = MeasureSet.allCases.map(\.rawValue).joined(separator: ", ")
    let sets = try arguments.list("measures").map { name in
        guard let set = MeasureSet(rawValue: name) else { throw Failure.usage("--measures: found '\(name)', expected some of \(known)") }
        return set
    }
    guard !sets.isEmpty else { throw Failure.usage("--measures: names no set, expected some of \(known)") }
    return sets.enumerated().filter { !sets[..<$0.offset].contains($0.element) }.map(\.element)
}

/// The facets that --facet names, in that order, each once.
func facets(_ arguments: Arguments) throws -> [Facet] {
    var chosen: [Facet] = []
    for name in arguments.list("facet") {
        if name == "all" {
            chosen += Facet.rules + [.combined]
        } else if let facet = Facet(rawValue: name) {
            chosen.append(facet)
        } else {
            throw Failure.usage(
                "--facet: found '\(name)', expected all or one of \(Facet.allCases.map(\.rawValue).joined(separator: ", "))")
        }
    }
    guard !chosen.isEmpty else { throw Failure.usage("--facet: names no facet") }
    return chosen.enumerated().filter { !chosen[..<$0.offset].contains($0.element) }.map(\.element)
}

program.run { run in
    let facets = try facets(run.arguments)
    let conversations = try Conversations(run.arguments)
    let language = run.arguments.string("language").flatMap { $0 == "auto" ? nil : Language($0) }
    let languages = try Languages.builtIn.get()
    let sets = try measureSets(run.arguments)
    guard sets.isEmpty else {
        let measurement = try Measurement(sets, language: language, languages: languages, lexicon: run.arguments.string("lexicon"))
        let stage = Via.stage("extract", method: "measures", settings: measurement.settings + conversations.settings)
        try conversations.forEach(in: run, make: { Measurement.Scratch() }) { found, scratch, output in
            var edit = found.edit
            let (measures, evidence) = measurement.measures(of: found.conversation, source: found.source, scratch: &scratch)
            edit.set(measures)
            if let evidence { edit.set("evidence", evidence.map(\.object)) }
            edit.set("via", Via.extended(found.via, by: stage))
            edit.write(found.record, to: &output)
            return 1
        }
        return conversations.warnOfNone(run)
    }

    let behaviors = try BehaviorWriter(facets, language: language, languages: languages)
    let stage = Via.stage("extract", method: "rules", settings: behaviors.settings + conversations.settings)
    if let field = run.arguments.string("by") {
        guard facets == [.profile] else { throw Failure.usage("--by: is of use with --facet profile alone") }
        guard conversations.sample == nil else { throw Failure.usage("--by and --sample: expected one of them") }
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
