/// What the user tells beyond the request: how much, of what kind, and when.
enum ContextFacet {
    static func text(_ analysis: Analysis) -> String {
        var description = Description()
        let turns = analysis.turns.filter { !$0.isEmpty }
        amount(turns, &description)
        kinds(turns, &description)
        timing(turns, &description)
        return description.text
    }

    private static func amount(_ turns: [UserTurn], _ description: inout Description) {
        let told = turns.reduce(0) { $0 + $1.toldWords + $1.carriedWords }
        let words = turns.reduce(0) { $0 + $1.surface.words }
        switch told {
        case 0: description.add("no background beside the requests")
        case ...5: description.add("scant background, 1 to 5 words")
        case ...15: description.add("little background, 6 to 15 words")
        case ...40: description.add("some background, 16 to 40 words")
        case ...100: description.add("much background, 41 to 100 words")
        default: description.add("very much background, over 100 words")
        }
        if told > 0, words > 0 { description.add("telling against asking: ", Degree.part(100 * told / words)) }
    }

    private static func kinds(_ turns: [UserTurn], _ description: inout Description) {
        let total = turns.count
        func add(_ kind: String, _ holds: (UserTurn) -> Bool) {
            description.add(kind, in: turns.reduce(0) { $0 + (holds($1) ? 1 : 0) }, of: total)
        }
        add("speaks of own life or plans") { $0.has(.personal) }
        add("identifies self or gives account details") { $0.has(.identity) || $0.surface.identifiers > 0 }
        add("task details in numbers") { $0.surface.numbers > 0 }
        add("task details in names") { $0.surface.names > 0 }
        add("conditions to be met") { $0.constraints > 0 }
        add("reasons given") { $0.has(.reason) }
        add("earlier attempts or events told") { $0.has(.attempt) }
        add("examples shown") { $0.has(.example) }
        add("code or data pasted") { $0.surface.codeLines > 1 || $0.surface.tableLines > 1 }
        add("long material pasted") { $0.surface.words > 150 }
        add("material quoted") { $0.surface.quotes > 1 || $0.surface.quoteLines > 0 }
        add("links given") { $0.surface.links > 0 }
        add("doubt or ignorance admitted") { $0.hedges > 0 && $0.toldWords > 0 }
        if turns.allSatisfy({ $0.surface.numbers + $0.surface.names + $0.surface.identifiers + $0.constraints == 0 }) {
            description.add("no task detail at all")
        }
    }

    private static func timing(_ turns: [UserTurn], _ description: inout Description) {
        guard turns.count > 1 else {
            description.add("everything told in the only message")
            return
        }
        let words = turns.map { $0.surface.words + 8 * $0.surface.codeLines }
        let total = max(1, words.reduce(0, +))
        description.add("first message carries ", Degree.part(100 * words[0] / total))
        // Beside its fair share: a third of three messages is nothing to remark on.
        let fair = words[0] * turns.count
        if fair >= total * 2 {
            description.add("context front-loaded")
        } else if fair * 2 <= total {
            description.add("context held back at first")
        } else {
            description.add("context spread evenly")
        }
        func details(_ turn: UserTurn) -> Int { turn.surface.numbers + turn.surface.names + turn.surface.identifiers + turn.constraints }
        let all = turns.reduce(0) { $0 + details($1) }
        guard all > 0 else { return }
        let demanded = turns.reduce(0) { $0 + ($1.ask == .detail || $1.ask == .confirm || $1.ask == .yesNo ? details($1) : 0) }
        description.add("details in the first message: ", Degree.part(100 * details(turns[0]) / all))
        if demanded > 0 { description.add("details given on demand: ", Degree.part(100 * demanded / all)) }
        let volunteered = turns.dropFirst().reduce(0) { $0 + ($1.ask == .nothing || $1.ask == .more || $1.ask == .offer ? details($1) : 0) }
        if volunteered > 0 { description.add("details volunteered later: ", Degree.part(100 * volunteered / all)) }
    }
}
