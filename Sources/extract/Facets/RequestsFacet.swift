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
        case .politeRequest: "polite request (could you)"
        case .plainRequest: "plain request (can you)"
        case .permission: "request for permission (may I)"
        case .command: "command"
        case .need: "statement of a need or wish"
        case .wonder: "indirect question"
        case .openQuestion: "open question"
        case .yesNoQuestion: "yes-or-no question"
        case .otherQuestion: "statement put as a question"
        case .fragment: "request without a full sentence"
        case .roleplay: "role or standing instruction for the assistant"
        case .statement, .commitment, .conventional, .reply: "statement with an implicit request"
        }
    }

    private static func framing(_ turns: [UserTurn], _ total: Int, _ description: inout Description) {
        if let opening = turns.first(where: { !$0.isEmpty }) {
            description.label(
                "opens with", opening.first.map(name) ?? (opening.surface.codeLines > 0 ? "pasted material" : "only a greeting or thanks"))
        }
        for form in SentenceForm.allCases where form.isRequest {
            // A command softened by "please" is framed otherwise than a bare one.
            if form == .command {
                description.share("command with please", turns.count { $0.count(form) > 0 && $0.has(.please) }, of: total)
                description.share("command without please", turns.count { $0.count(form) > 0 && !$0.has(.please) }, of: total)
            } else {
                description.share(name(form), turns.count { $0.count(form) > 0 }, of: total)
            }
        }
        description.share(name(.fragment), turns.count { $0.count(.fragment) > 0 && $0.damsl.contains(.influence) }, of: total)
        description.share("code or data pasted with the request", turns.count { $0.surface.codeLines > 1 }, of: total)
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
        func count(_ name: String, _ number: Int) { description.number(name, number, DegreePhrase.number(number)) }
        count("details given", details)
        if constraints > 0 { count("limits and conditions", constraints) }
        if quantities > 0 { count("numbers and amounts", quantities) }
        if names > 0 { count("proper names", names) }
        if examples > 0 { count("examples given", examples) }
        if formats > 0 { count("output format specified", formats) }
        if lists > 1 { count("list items", lists) }
        let requests = turns.reduce(0) { $0 + $1.requests }
        guard requests > 0 else { return }
        description.label(
            "detail of requests", details >= requests * 4 ? "much" : details <= requests ? "little" : "some")
    }

    private static func decomposition(_ turns: [UserTurn], _ description: inout Description) {
        let asking = turns.filter { $0.requests > 0 }
        let requests = asking.reduce(0) { $0 + $1.requests }
        guard let first = asking.first, let last = asking.last else {
            description.label("order of requests", "no request")
            return
        }
        description.number("requests in total", requests, DegreePhrase.number(requests))
        let linked = asking.dropFirst().count { $0.has([.addition, .sequence]) }
        let answered = turns.count { $0.ask == .detail && $0.requests == 0 }
        let order =
            if turns.count == 1 {
                "everything asked in one message"
            } else if asking.count == 1 {
                "one request, then only replies"
            } else if first.requests >= 3 || first.requests >= 2 && first.surface.words * 3 >= words(turns) {
                "top-down, a broad request first and parts later"
            } else if linked * 2 >= asking.count {
                "step by step, each request added to the last"
            } else if answered * 2 >= turns.count {
                "bottom-up, details given when asked"
            } else if last.surface.words > 2 * first.surface.words {
                "bottom-up, a small request first and larger ones later"
            } else {
                "step by step, one request after another"
            }
        description.label("order of requests", order)
        description.times("several requests in one message", asking.count { $0.requests >= 2 }, of: asking.count)
    }

    private static func words(_ turns: [UserTurn]) -> Int { turns.reduce(0) { $0 + $1.surface.words } }

    private static func sideNeeds(_ turns: [UserTurn], _ total: Int, _ description: inout Description) {
        let followUps = turns.dropFirst()
        description.share("adds a further request", followUps.count { $0.has(.addition) && $0.requests > 0 }, of: total)
        description.share("side remark or side question", turns.count { $0.has(.aside) }, of: total)
        description.share("asks for help in general terms", turns.count { $0.has(.manage) && $0.requests > 0 }, of: total)
        description.share("asks the assistant to hurry", turns.count { $0.has(.urgent) }, of: total)
    }

    private static func course(_ turns: [UserTurn], knowsWords: Bool, _ description: inout Description) {
        description.number("user messages", turns.count, DegreePhrase.number(turns.count))
        guard turns.count >= 2 else { return }
        let asking = turns.indices.filter { turns[$0].requests > 0 }
        if knowsWords, let last = asking.last {
            description.label(
                "requests are made", asking.count == turns.count ? "until the end" : last * 2 < turns.count ? "only early" : "now and then")
        }
        description.share(
            "repeats an earlier request", turns.count { $0.content >= 3 && $0.repeated * 3 >= $0.content * 2 }, of: turns.count)
        description.share("repeats an earlier message word for word", turns.count(where: \.isRepeated), of: turns.count)
        guard knowsWords else { return }
        let same = turns.indices.dropFirst().count { turns[$0].first != nil && turns[$0].first == turns[$0 - 1].first }
        if same > 0, same * 2 >= turns.count - 1 { description.fact("requests are phrased alike") }
    }
}

extension Facet {
    static let requests = Facet("requests", .rules(RequestsFacet.description))
}
