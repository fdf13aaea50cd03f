/// One terse sentence a user message: information level, forward acts, backward acts.
enum DamslFacet {
    static func description(of analysis: Analysis) -> Description {
        var description = Description()
        guard analysis.knowsWords else {
            for turn in analysis.turns { description.line(turn.surface.questions > 0 ? "requests information" : "unclear") }
            return description
        }
        for turn in analysis.turns { description.line(turn.isEmpty ? "empty message" : sentence(turn)) }
        for (act, phrase) in levels + forward + backward {
            description.aspect(phrase, part: analysis.turns.count { $0.damsl.contains(act) }, of: analysis.turns.count)
        }
        return description
    }

    private static let levels: [(DamslAct, String)] = [
        (.task, "task"), (.taskManagement, "task management"), (.communicationManagement, "communication management"),
    ]
    private static let forward: [(DamslAct, String)] = [
        (.conventional, "greeting, thanks or farewell"), (.infoRequest, "requests information"), (.influence, "asks for an action"),
        (.commit, "commits to something"), (.statement, "states facts"),
    ]
    private static let backward: [(DamslAct, String)] = [
        (.accept, "agreeing"), (.reject, "disagreeing"), (.answer, "answering"), (.acknowledge, "showing understanding"),
        (.repair, "showing lack of understanding"), (.appreciate, "showing appreciation"),
    ]

    private static func sentence(_ turn: UserTurn) -> String {
        var text = ""
        func add(_ part: String, _ separator: String) {
            if !text.isEmpty { text += separator }
            text += part
        }
        for (act, phrase) in levels where turn.damsl.contains(act) { add(phrase, " and ") }
        if text.isEmpty { text = "communication management" }
        var separator = ": "
        for (act, phrase) in forward where turn.damsl.contains(act) {
            add(phrase, separator)
            separator = ", "
        }
        separator = separator == ": " ? ": " : "; "
        for (act, phrase) in backward where turn.damsl.contains(act) {
            add(phrase, separator)
            separator = ", "
        }
        return text
    }
}

extension Facet {
    static let damsl = Facet("damsl", .rules(DamslFacet.description))
}
