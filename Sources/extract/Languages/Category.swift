/// What a word or phrase can do in a conversation; a word may have several. Each is a heading of the languages' lexicons.
enum Category: Int, NamedCases {
    // Social conventions.
    case greet, thank, bye, apology, please

    // Replies.
    case affirm, negate, not, acknowledge, praise, reject, complain

    // Grammar that tells a question from a command from a statement.
    case wh, modal, politeModal, auxiliary, first, second, pointer, verb, infoVerb, function, filler, questionParticle
    /// Of the one spoken to ("your").
    case yours
    /// Goes before a place, a time or a name ("in", "from").
    case preposition
    /// Asks for whatever there is ("any").
    case any
    /// Gets the one who asks leave something to know ("have", "get").
    case obtain
    /// Calls on both to act ("let's").
    case hortative
    /// How something strikes one ("sounds", "looks"), and what it is wished to be ("have a", "enjoy your") for a time ("day").
    case appears, wish, occasion
    /// Begins a condition ("if").
    case condition
    /// What "do" may be told to do ("it").
    case object
    /// Asks for the meaning of the words behind it ("what is", "define").
    case definition

    // Wants.
    case need, want, wonder, commit, select, alternative, revise, proceed, format, roleplay

    // Content of what is said, by kind.
    case constraint, quantity, example, reason, personal, attempt, identity

    // Order of things.
    case sequence, addition, contrast, manage, aside, repair, repeated
    /// The assistant took it wrongly, and the speaker takes it back.
    case misunderstood, retract
    /// Nothing more is wanted.
    case done

    // Tone.
    case hedge, booster, urgent, joy, worry, slang, formal, misspelled, bareContraction

    // What an assistant says.
    case offer, offerMore, propose, confirm, refuse
    /// Politely open to more ("feel free").
    case invites
    /// Done as asked ("booked").
    case carriedOut

    /// No sentence ends at the full stop behind this word: none at all, none before a number, none before a small letter.
    case abbreviation, numberAbbreviation, finalAbbreviation

    static let names = spelledNames
}

typealias Categories = CaseSet<Category>

extension Category {
    /// What may stand before the part of a sentence that shows its form.
    static let openers: Categories = [
        .greet, .thank, .apology, .please, .affirm, .negate, .acknowledge, .praise, .filler, .contrast, .addition, .sequence, .aside,
        .hedge, .urgent,
    ]
    /// What a sentence may wholly consist of without saying anything about the task.
    static let conventions: Categories = [.greet, .thank, .bye, .apology]
    /// What a word does by itself, and goes on doing where a phrase begins with it.
    static let ofTheWord: Categories = [.condition, .object, .definition]
}
