/// One comma list of schema-guided acts a user message.
enum SchemaFacet {
    static func description(of analysis: Analysis) -> Description {
        var description = Description()
        guard analysis.knowsWords else {
            for turn in analysis.turns { description.line(turn.surface.questions > 0 ? SchemaAct.request.name : "NONE") }
            return description
        }
        let perTurn = analysis.turns.map { $0.isEmpty ? CaseSet() : acts($0) }
        for acts in perTurn {
            description.line(acts.isEmpty ? "NONE" : SchemaAct.allCases.filter(acts.contains).map(\.name).joined(separator: ", "))
        }
        for act in SchemaAct.allCases { description.aspect(act.name, part: perTurn.count { $0.contains(act) }, of: perTurn.count) }
        return description
    }

    /// What shows no act by any rule is at least said; a bare acknowledgement agrees.
    private static func acts(_ turn: UserTurn) -> CaseSet<SchemaAct> {
        var acts = turn.schema
        if acts.isEmpty { acts.insert(turn.damsl.contains(.acknowledge) ? .affirm : .inform) }
        return acts
    }
}

extension Facet {
    static let sgd = Facet("sgd", .rules(SchemaFacet.description))
}
