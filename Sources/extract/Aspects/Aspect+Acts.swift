extension Aspect {
    /// Of facet damsl: dialogue acts after DAMSL (Core & Allen 1997).
    static let damsl = [
        Aspect("task", "share of messages that are about the task itself"),
        Aspect("task management", "share of messages about how to go about the task (\"one more thing\", \"that's all\")"),
        Aspect("communication management", "share of messages that keep the conversation going (greetings, ok, \"what do you mean\")"),
        Aspect("greeting, thanks or farewell", "share of messages with one, or with an apology"),
        Aspect("requests information", "share of messages that ask to be told something"),
        Aspect("asks for an action", "share of messages that ask for something to be done, or say that it is needed or wished"),
        Aspect("commits to something", "share of messages that promise something or take up an offer"),
        Aspect("states facts", "share of messages that say how something is"),
        Aspect("agreeing", "share of messages that accept or confirm what the assistant said"),
        Aspect("disagreeing", "share of messages that reject, decline or correct it"),
        Aspect("answering", "share of messages that answer what the assistant asked"),
        Aspect("showing understanding", "share of messages with an ok, or praise at the beginning"),
        Aspect("showing lack of understanding", "share of messages that ask what was meant, or clear it up"),
        Aspect("showing appreciation", "share of messages with thanks or praise"),
    ]

    /// Of facet sgd: the acts of schema-guided dialogue (Rastogi et al. 2020).
    static let sgd = SchemaAct.allCases.map { Aspect($0.name, "share of messages that " + gloss($0)) }

    private static func gloss(_ act: SchemaAct) -> String {
        switch act {
        case .greet: "greet"
        case .thank: "thank"
        case .affirm: "say yes to a question or confirm what the assistant understood"
        case .negate: "say no to a question, or correct what the assistant understood"
        case .select: "choose or welcome what the assistant found"
        case .affirmIntent: "say yes to something that the assistant offers to do"
        case .negateIntent: "say no to something that the assistant offers to do"
        case .inform: "give a value or say how something is"
        case .informIntent: "say what is to be done"
        case .request: "ask for information"
        case .requestAlts: "ask for another option than the one found"
        case .goodbye: "end the conversation (a farewell, good wishes, \"that's all I need\")"
        }
    }
}
