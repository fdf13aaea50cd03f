/// One comma list of schema-guided acts a user message.
enum SchemaFacet {
    static func text(_ analysis: Analysis) -> String {
        var description = Description()
        for turn in analysis.turns { description.add(turn.isEmpty ? "NONE" : list(turn)) }
        return description.text
    }

    private static func list(_ turn: UserTurn) -> String {
        var text = ""
        for act in SchemaAct.allCases where turn.schema.contains(act) {
            if !text.isEmpty { text += ", " }
            text += act.name
        }
        // What shows no act by any rule is at least said; a bare acknowledgement agrees.
        if text.isEmpty { text = turn.damsl.contains(.acknowledge) ? SchemaAct.affirm.name : SchemaAct.inform.name }
        return text
    }
}
