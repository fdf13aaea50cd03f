import Stage

/// What a user knows or does not, as the annotation of Liu et al. (2026, arXiv:2605.02624) puts it.
enum StatementForm: String, CaseIterable, Sendable {
    case knowsThat = "knows that"
    case knowsAbout = "knows about"
    case doesNotKnowThat = "does not know that"
    case doesNotKnowAbout = "does not know about"
}

/// One thing that a user's message shows them to know, or not to know.
struct Statement: Sendable, Equatable {
    var form: StatementForm
    /// What stands behind the form: a clause behind "that", a thing or an indirect question behind "about", or the user's own words in
    /// quotes.
    var content: String
    /// Number of the user's message, from 0.
    var turn: Int

    var text: String { "\(form.rawValue) \(content)" }
}

extension RecordEdit {
    /// Sets the fields of a behavior record of facet knowledge; `number` tells the statements of a conversation apart.
    mutating func set(_ statement: Statement, number: Int) {
        set("facet", Facet.knowledge.rawValue)
        set("text", statement.text)
        set("statement", number)
        set("form", statement.form.rawValue)
        set("turn", statement.turn)
    }
}
