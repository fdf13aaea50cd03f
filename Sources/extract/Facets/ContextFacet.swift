/// What the user tells beyond the request: how much, of what kind, and when.
enum ContextFacet {
    static func description(of analysis: Analysis) -> Description {
        var description = Description()
        let turns = analysis.messages
        if analysis.knowsWords { amount(turns, &description) }
        kinds(turns, knowsWords: analysis.knowsWords, &description)
        timing(turns, knowsWords: analysis.knowsWords, &description)
        goal(turns, &description)
        return description
    }

    private static func amount(_ turns: [UserTurn], _ description: inout Description) {
        let told = turns.reduce(0) { $0 + $1.toldWords + $1.carriedWords }
        let words = turns.reduce(0) { $0 + $1.surface.words }
        let phrase =
            switch told {
            case 0: "none apart from the requests"
            case ...5: "very little, 1 to 5 words"
            case ...15: "little, 6 to 15 words"
            case ...40: "some, 16 to 40 words"
            case ...100: "much, 41 to 100 words"
            default: "very much, over 100 words"
            }
        description.number("background given", told, phrase)
        if told > 0 { description.part("words that inform and do not ask", told, of: words) }
    }

    private static func kinds(_ turns: [UserTurn], knowsWords: Bool, _ description: inout Description) {
        let total = turns.count
        if knowsWords {
            description.share("mentions own life or plans", turns.count { $0.has(.personal) }, of: total)
            description.share(
                "gives own name or account details", turns.count { $0.has(.identity) || $0.surface.identifiers > 0 }, of: total)
            description.share("sets conditions", turns.count { $0.constraints > 0 }, of: total)
            description.share("gives reasons", turns.count { $0.has(.reason) }, of: total)
            description.share("mentions earlier attempts or events", turns.count { $0.has(.attempt) }, of: total)
            description.share("gives examples", turns.count { $0.has(.example) }, of: total)
            description.share("admits doubt or not knowing", turns.count { $0.hedges > 0 && $0.toldWords > 0 }, of: total)
            description.share("gives names", turns.count { $0.surface.names > 0 }, of: total)
        }
        description.share("gives numbers", turns.count { $0.surface.numbers > 0 }, of: total)
        description.share("pastes code or data", turns.count { $0.surface.codeLines > 1 || $0.surface.tableLines > 1 }, of: total)
        description.share("writes more than 150 words", turns.count { $0.surface.words > 150 }, of: total)
        description.share("quotes text", turns.count { $0.surface.quotes > 1 || $0.surface.quoteLines > 0 }, of: total)
        description.share("gives links", turns.count { $0.surface.links > 0 }, of: total)
        if knowsWords, turns.allSatisfy({ details($0) == 0 }) { description.fact("no details of the task") }
    }

    private static func goal(_ turns: [UserTurn], _ description: inout Description) {
        func part(_ name: String, _ turns: ArraySlice<UserTurn>) {
            let (all, taken) = turns.reduce(into: (0, 0)) { $0 = ($0.0 + $1.goalSequences.all, $0.1 + $1.goalSequences.taken) }
            if taken > 0 { description.part(name, taken, of: all) }
        }
        part("words taken from the goal", turns[...])
        part("words taken from the goal at the start", turns.prefix(1))
    }

    private static func details(_ turn: UserTurn) -> Int {
        turn.surface.numbers + turn.surface.names + turn.surface.identifiers + turn.constraints
    }

    private static func timing(_ turns: [UserTurn], knowsWords: Bool, _ description: inout Description) {
        guard turns.count > 1 else {
            description.fact("everything said in one message")
            return
        }
        let words = turns.map { $0.surface.words + 8 * $0.surface.codeLines }
        let total = max(1, words.reduce(0, +))
        description.part("words in the first message", words[0], of: total)
        // Compared with its fair share: a third of three messages is nothing to remark on.
        let fair = words[0] * turns.count
        description.label(
            "timing of information", fair >= total * 2 ? "mostly at the start" : fair * 2 <= total ? "little at the start" : "spread evenly"
        )
        guard knowsWords else { return }
        let all = turns.reduce(0) { $0 + details($1) }
        let demanded = turns.reduce(0) { $0 + ($1.ask == .detail || $1.ask == .confirm || $1.ask == .yesNo ? details($1) : 0) }
        description.part("details in the first message", details(turns[0]), of: all)
        if demanded > 0 { description.part("details given when asked", demanded, of: all) }
        let volunteered = turns.dropFirst().reduce(0) {
            $0 + ($1.ask == .nothing || $1.ask == .more || $1.ask == .offer || $1.ask == .proposal ? details($1) : 0)
        }
        if volunteered > 0 { description.part("details given unasked", volunteered, of: all) }
    }
}

extension Facet {
    static let context = Facet("context", .rules(ContextFacet.description))
}
