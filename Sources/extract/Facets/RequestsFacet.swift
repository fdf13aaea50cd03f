/// How the user asks: framing, specification, decomposition of the goal, side needs, course.
enum RequestsFacet {
    static func description(of analysis: Analysis) -> Description {
        var description = Description()
        let turns = analysis.turns
        if analysis.knowsWords {
            framing(turns, analysis.messages.count, &description)
            specification(turns, &description)
            decomposition(turns, &description)
            sideNeeds(turns, analysis.messages.count, &description)
        }
        course(turns, knowsWords: analysis.knowsWords, &description)
        return description
    }

    static func name(_ form: SentenceForm) -> String {
        switch form {
        case .politeRequest: "polite question for an action"
        case .plainRequest: "plain question for an action"
        case .permission: "question for permission or to receive"
        case .command: "bare imperative command"
        case .need: "statement of a need or wish"
        case .wonder: "indirect question"
        case .openQuestion: "open question"
        case .yesNoQuestion: "yes-or-no question"
        case .otherQuestion: "statement turned into a question"
        case .fragment: "clipped fragment as a request"
        case .roleplay: "role or standing instruction for the assistant"
        case .statement, .commitment, .conventional, .reply: "plain statement, request left implicit"
        }
    }

    private static func framing(_ turns: [UserTurn], _ total: Int, _ description: inout Description) {
        if let opening = turns.first(where: { !$0.isEmpty }) {
            description.label(
                "opens with", opening.first.map(name) ?? (opening.surface.codeLines > 0 ? "pasted material" : "a bare convention"))
        }
        for form in SentenceForm.allCases where form.isRequest {
            // A command softened by "please" is framed otherwise than a bare one.
            if form == .command {
                description.share("softened imperative", turns.count { $0.count(form) > 0 && $0.has(.please) }, of: total)
                description.share("bare imperative", turns.count { $0.count(form) > 0 && !$0.has(.please) }, of: total)
            } else {
                description.share(name(form), turns.count { $0.count(form) > 0 }, of: total)
            }
        }
        description.share(name(.fragment), turns.count { $0.count(.fragment) > 0 && $0.damsl.contains(.influence) }, of: total)
        description.share("pasted code or data with the request", turns.count { $0.surface.codeLines > 1 }, of: total)
    }

    private static func specification(_ turns: [UserTurn], _ description: inout Description) {
        var constraints = 0, quantities = 0, identifiers = 0, names = 0, examples = 0, formats = 0, lists = 0
        for turn in turns {
            constraints += turn.constraints
            quantities += turn.surface.numbers + (turn.has(.quantity) ? 1 : 0)
            identifiers += turn.surface.identifiers
            names += turn.surface.names
            if turn.has(.example) { examples += 1 }
            if turn.has(.format) { formats += 1 }
            lists += turn.surface.listLines
        }
        let details = constraints + quantities + identifiers + names
        func count(_ name: String, _ number: Int) { description.number(name, number, Degree.number(number)) }
        count("details given", details)
        if constraints > 0 { count("limits and conditions", constraints) }
        if quantities > 0 { count("numbers and amounts", quantities) }
        if names > 0 { count("proper names", names) }
        if examples > 0 { count("examples supplied", examples) }
        if formats > 0 { count("shape of the output prescribed", formats) }
        if lists > 1 { count("points listed line by line", lists) }
        let requests = turns.reduce(0) { $0 + $1.requests }
        guard requests > 0 else { return }
        description.label(
            "specification of requests", details >= requests * 4 ? "dense" : details <= requests ? "loose" : "moderate")
    }

    private static func decomposition(_ turns: [UserTurn], _ description: inout Description) {
        let asking = turns.filter { $0.requests > 0 }
        let requests = asking.reduce(0) { $0 + $1.requests }
        guard let first = asking.first, let last = asking.last else {
            description.label("goal", "never asked for outright")
            return
        }
        description.number("asks in all", requests, Degree.number(requests))
        let linked = asking.dropFirst().count { $0.has([.addition, .sequence]) }
        let answered = turns.count { $0.ask == .detail && $0.requests == 0 }
        let order =
            if turns.count == 1 {
                "single shot, whole goal in one message"
            } else if asking.count == 1 {
                "single shot, then only replies"
            } else if first.requests >= 3 || first.requests >= 2 && first.surface.words * 3 >= words(turns) {
                "top-down, broad plan first and parts later"
            } else if linked * 2 >= asking.count {
                "chained, next need added after the last is met"
            } else if answered * 2 >= turns.count {
                "bottom-up, details handed over when asked"
            } else if last.surface.words > 2 * first.surface.words {
                "bottom-up, small start and larger requests later"
            } else {
                "chained, one request after another"
            }
        description.label("goal", order)
        description.times("several requests packed together", asking.count { $0.requests >= 2 }, of: asking.count)
    }

    private static func words(_ turns: [UserTurn]) -> Int { turns.reduce(0) { $0 + $1.surface.words } }

    private static func sideNeeds(_ turns: [UserTurn], _ total: Int, _ description: inout Description) {
        let followUps = turns.dropFirst()
        description.share("further need added", followUps.count { $0.has(.addition) && $0.requests > 0 }, of: total)
        description.share("aside off the main goal", turns.count { $0.has(.aside) }, of: total)
        description.share("help asked for in general terms", turns.count { $0.has(.manage) && $0.requests > 0 }, of: total)
        description.share("presses for speed", turns.count { $0.has(.urgent) }, of: total)
    }

    private static func course(_ turns: [UserTurn], knowsWords: Bool, _ description: inout Description) {
        description.number("user messages", turns.count, Degree.number(turns.count))
        guard turns.count >= 2 else { return }
        let asking = turns.indices.filter { turns[$0].requests > 0 }
        if knowsWords, let last = asking.last {
            description.label(
                "requests come", asking.count == turns.count ? "to the very end" : last * 2 < turns.count ? "early only" : "on and off")
        }
        description.share("same request restated", turns.count { $0.content >= 3 && $0.repeated * 3 >= $0.content * 2 }, of: turns.count)
        guard knowsWords else { return }
        let same = turns.indices.dropFirst().count { turns[$0].first != nil && turns[$0].first == turns[$0 - 1].first }
        if same > 0, same * 2 >= turns.count - 1 { description.fact("framing hardly varied") }
    }
}
