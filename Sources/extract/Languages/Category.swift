/// What a word or phrase can do in a conversation; a word may have several.
struct Category: OptionSet, Sendable, Hashable {
    let rawValue: UInt64
    init(rawValue: UInt64) { self.rawValue = rawValue }
    private init(_ bit: UInt64) { self.rawValue = 1 << bit }

    // Social conventions.
    static let greet = Category(0)
    static let thank = Category(1)
    static let bye = Category(2)
    static let apology = Category(3)
    static let please = Category(4)

    // Replies.
    static let affirm = Category(5)
    static let negate = Category(6)
    static let not = Category(7)
    static let acknowledge = Category(8)
    static let praise = Category(9)
    static let reject = Category(10)
    static let complain = Category(11)

    // Grammar that tells a question from a command from a statement.
    static let wh = Category(12)
    static let modal = Category(13)
    static let politeModal = Category(14)
    static let auxiliary = Category(15)
    static let first = Category(16)
    static let second = Category(17)
    static let pointer = Category(18)
    static let verb = Category(19)
    static let infoVerb = Category(20)
    static let function = Category(21)
    static let filler = Category(22)
    static let questionParticle = Category(23)

    // Wants.
    static let need = Category(24)
    static let want = Category(25)
    static let wonder = Category(26)
    static let commit = Category(27)
    static let select = Category(28)
    static let alternative = Category(29)
    static let revise = Category(30)
    static let proceed = Category(31)
    static let format = Category(32)
    static let roleplay = Category(33)

    // Content of what is told, by kind.
    static let constraint = Category(34)
    static let quantity = Category(35)
    static let example = Category(36)
    static let reason = Category(37)
    static let personal = Category(38)
    static let attempt = Category(39)
    static let identity = Category(40)

    // Order of things.
    static let sequence = Category(41)
    static let addition = Category(42)
    static let contrast = Category(43)
    static let manage = Category(44)
    static let aside = Category(45)
    static let repair = Category(46)
    static let repeated = Category(47)

    // Tone.
    static let hedge = Category(48)
    static let booster = Category(49)
    static let urgent = Category(50)
    static let joy = Category(51)
    static let worry = Category(52)
    static let slang = Category(53)
    static let formal = Category(54)
    static let misspelled = Category(55)
    static let bareContraction = Category(56)

    // What an assistant says.
    static let offer = Category(57)
    static let offerMore = Category(58)
    static let confirm = Category(59)
    static let refuse = Category(60)

    /// No sentence ends at a full stop behind this word.
    static let abbreviation = Category(61)
    /// Nothing more is wanted.
    static let done = Category(62)
    /// Some phrase begins with this word.
    static let phraseHead = Category(63)

    /// What may stand before the part of a sentence that shows its form.
    static let opener: Category = [
        .greet, .thank, .apology, .please, .affirm, .negate, .acknowledge, .praise, .filler, .contrast, .addition, .sequence, .aside,
        .hedge,
        .urgent,
    ]
    /// What a sentence may wholly consist of without saying anything about the task.
    static let conventional: Category = [.greet, .thank, .bye, .apology]

    /// What the headings of a language's file are called.
    static let named: [String: Category] = [
        "greet": .greet, "thank": .thank, "bye": .bye, "apology": .apology, "please": .please, "affirm": .affirm,
        "negate": .negate, "not": .not, "acknowledge": .acknowledge, "praise": .praise, "reject": .reject,
        "complain": .complain, "wh": .wh, "modal": .modal, "polite_modal": .politeModal, "auxiliary": .auxiliary,
        "first": .first, "second": .second, "pointer": .pointer, "verb": .verb, "info_verb": .infoVerb, "function": .function,
        "filler": .filler, "question_particle": .questionParticle, "need": .need, "want": .want, "wonder": .wonder,
        "commit": .commit, "select": .select, "alternative": .alternative, "revise": .revise, "proceed": .proceed,
        "format": .format, "roleplay": .roleplay, "constraint": .constraint, "quantity": .quantity, "example": .example,
        "reason": .reason, "personal": .personal, "attempt": .attempt, "identity": .identity, "sequence": .sequence,
        "addition": .addition, "contrast": .contrast, "manage": .manage, "aside": .aside, "repair": .repair,
        "repeated": .repeated, "hedge": .hedge, "booster": .booster, "urgent": .urgent, "joy": .joy, "worry": .worry,
        "slang": .slang, "formal": .formal, "misspelled": .misspelled, "bare_contraction": .bareContraction, "offer": .offer,
        "offer_more": .offerMore, "confirm": .confirm, "refuse": .refuse, "abbreviation": .abbreviation, "done": .done,
    ]
}
