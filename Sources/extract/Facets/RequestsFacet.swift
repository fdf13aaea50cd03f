/// How the user asks: framing, specification, decomposition of the goal, side needs, course.
enum RequestsFacet {
    static func text(_ analysis: Analysis) -> String {
        var description = Description()
        let turns = analysis.turns
        let total = analysis.messages
        framing(turns, total, &description)
        specification(turns, &description)
        decomposition(turns, &description)
        sideNeeds(turns, total, &description)
        course(turns, &description)
        return description.text
    }

    private static func name(_ form: SentenceForm) -> String {
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
            description.add("opens with ", opening.first.map(name) ?? (opening.surface.codeLines > 0 ? "pasted material" : "a bare convention"))
        }
        for form in SentenceForm.allCases where form.isRequest {
            // A command softened by "please" is framed otherwise than a bare one.
            if form == .command {
                description.add("softened imperative", in: turns.reduce(0) { $0 + ($1.count(form) > 0 && $1.has(.please) ? 1 : 0) }, of: total)
                description.add("bare imperative", in: turns.reduce(0) { $0 + ($1.count(form) > 0 && !$1.has(.please) ? 1 : 0) }, of: total)
            } else {
                description.add(name(form), in: turns.reduce(0) { $0 + ($1.count(form) > 0 ? 1 : 0) }, of: total)
            }
        }
        description.add(
            name(.fragment), in: turns.reduce(0) { $0 + ($1.count(.fragment) > 0 && $1.damsl.contains(.influence) ? 1 : 0) }, of: total)
        description.add("pasted code or data with the request", in: turns.reduce(0) { $0 + ($1.surface.codeLines > 1 ? 1 : 0) }, of: total)
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
        description.add("details given: ", Degree.number(details))
        if constraints > 0 { description.add("limits and conditions: ", Degree.number(constraints)) }
        if quantities > 0 { description.add("numbers and amounts: ", Degree.number(quantities)) }
        if names > 0 { description.add("proper names: ", Degree.number(names)) }
        if examples > 0 { description.add("examples supplied: ", Degree.number(examples)) }
        if formats > 0 { description.add("shape of the output prescribed: ", Degree.number(formats)) }
        if lists > 1 { description.add("points listed line by line: ", Degree.number(lists)) }
        let requests = turns.reduce(0) { $0 + $1.requests }
        if requests > 0, details >= requests * 4 {
            description.add("requests densely specified")
        } else if requests > 0, details <= requests {
            description.add("requests loosely specified")
        }
    }

    private static func decomposition(_ turns: [UserTurn], _ description: inout Description) {
        let asking = turns.filter { $0.requests > 0 }
        let requests = asking.reduce(0) { $0 + $1.requests }
        guard let first = asking.first else {
            description.add("never asks for anything outright")
            return
        }
        description.add("asks in all: ", Degree.number(requests))
        let linked = asking.dropFirst().reduce(0) { $0 + ($1.has([.addition, .sequence]) ? 1 : 0) }
        let answered = turns.reduce(0) { $0 + ($1.ask == .detail && $1.requests == 0 ? 1 : 0) }
        if turns.count == 1 {
            description.add("single shot, whole goal in one message")
        } else if asking.count == 1 {
            description.add("single shot, then only replies")
        } else if first.requests >= 3 || first.requests >= 2 && first.surface.words * 3 >= words(turns) {
            description.add("top-down, broad plan first and parts later")
        } else if linked * 2 >= asking.count {
            description.add("chained, next need added after the last is met")
        } else if answered * 2 >= turns.count {
            description.add("bottom-up, details handed over when asked")
        } else if asking[asking.count - 1].surface.words > 2 * first.surface.words {
            description.add("bottom-up, small start and larger requests later")
        } else {
            description.add("chained, one request after another")
        }
        let multiple = asking.reduce(0) { $0 + ($1.requests >= 2 ? 1 : 0) }
        description.add("several requests packed together", at: multiple, times: asking.count)
    }

    private static func words(_ turns: [UserTurn]) -> Int { turns.reduce(0) { $0 + $1.surface.words } }

    private static func sideNeeds(_ turns: [UserTurn], _ total: Int, _ description: inout Description) {
        let followUps = turns.dropFirst()
        description.add("further need added", in: followUps.reduce(0) { $0 + ($1.has(.addition) && $1.requests > 0 ? 1 : 0) }, of: total)
        description.add("aside off the main goal", in: turns.reduce(0) { $0 + ($1.has(.aside) ? 1 : 0) }, of: total)
        description.add("help asked for in general terms", in: turns.reduce(0) { $0 + ($1.has(.manage) && $1.requests > 0 ? 1 : 0) }, of: total)
        description.add("presses for speed", in: turns.reduce(0) { $0 + ($1.has(.urgent) ? 1 : 0) }, of: total)
    }

    private static func course(_ turns: [UserTurn], _ description: inout Description) {
        description.add("user messages: ", Degree.number(turns.count))
        guard turns.count >= 2 else { return }
        let asking = turns.indices.filter { turns[$0].requests > 0 }
        if let last = asking.last {
            if asking.count == turns.count {
                description.add("requests to the very end")
            } else if last * 2 < turns.count {
                description.add("requests over early")
            } else {
                description.add("requests on and off")
            }
        }
        let repeating = turns.reduce(0) { $0 + ($1.content >= 3 && $1.repeated * 3 >= $1.content * 2 ? 1 : 0) }
        description.add("same request restated", in: repeating, of: turns.count)
        var same = 0
        for index in turns.indices.dropFirst() where turns[index].first != nil && turns[index].first == turns[index - 1].first { same += 1 }
        if same > 0, same * 2 >= turns.count - 1 { description.add("framing hardly varied") }
    }
}
