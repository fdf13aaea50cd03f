/// One terse sentence a user message: information level, forward acts, backward acts.
enum DamslFacet {
    static func text(_ analysis: Analysis) -> String {
        var description = Description()
        for turn in analysis.turns { description.add(turn.isEmpty ? "empty message" : sentence(turn)) }
        return description.text
    }

    private static let forward: [(DamslAct, String)] = [
        (.conventional, "observes a convention"), (.infoRequest, "requests information"), (.influence, "directs the addressee to act"),
        (.commit, "commits the speaker"), (.statement, "states facts"),
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
        if turn.damsl.contains(.task) { add("task", " and ") }
        if turn.damsl.contains(.taskManagement) { add("task-management", " and ") }
        if turn.damsl.contains(.communicationManagement) || text.isEmpty { add("communication-management", " and ") }
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
