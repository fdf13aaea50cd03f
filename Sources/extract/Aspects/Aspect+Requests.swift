extension Aspect {
    /// Of facet requests.
    static let requests =
        [
            Aspect("opens with", "label: how the first message asks, one of the kinds below"),
            Aspect("command with please", "share of messages with a command, and with please"),
            Aspect("command without please", "share of messages with a command (\"book a table\") and no please"),
        ]
        + SentenceForm.allCases.filter { $0.isRequest && $0 != .command }.map { Aspect(RequestsFacet.name($0), requestGloss($0)) } + [
            Aspect(RequestsFacet.name(.fragment), "share of messages that ask in a few words without a verb (\"cheap hotel\")"),
            Aspect("code or data pasted with the request", "share of messages with at least two lines of code"),
            Aspect("details given", "number: limits, numbers, names and identifiers in all messages"),
            Aspect("limits and conditions", "number: words that set a limit (\"at most\", \"must\", \"without\")"),
            Aspect("numbers and amounts", "number: numbers in digits, and messages with a number in words"),
            Aspect("proper names", "number: capitalised words within sentences that are in no word list"),
            Aspect("examples given", "number of messages that give an example"),
            Aspect("output format specified", "number of messages that say how the answer is to look (a table, three paragraphs)"),
            Aspect("list items", "number: lines that are items of lists"),
            Aspect("detail of requests", "label: details per request; little at one or fewer, much at four or more"),
            Aspect("order of requests", "label: whether all is asked at once, from the whole to its parts, or step by step"),
            Aspect("requests in total", "number: sentences that ask for something"),
            Aspect("several requests in one message", "share of the messages with a request that have two or more"),
            Aspect("adds a further request", "share of messages that ask for one more thing (\"also\", \"another\")"),
            Aspect("side remark or side question", "share of messages with a remark off the task (\"by the way\")"),
            Aspect("asks for help in general terms", "share of messages that ask for help without saying what for"),
            Aspect("asks the assistant to hurry", "share of messages that ask for speed (\"now\", \"as soon as possible\")"),
            Aspect("user messages", "number of the user's messages"),
            Aspect("requests are made", "label: until the last message, only in the first half, or now and then"),
            Aspect("repeats an earlier request", "share of messages two thirds of whose content words the user has used before"),
            Aspect("repeats an earlier message word for word", "share of messages of three words or more that the user has sent before"),
            Aspect("requests are phrased alike", "holds where at least half of the messages ask in the same way as the one before"),
        ]

    private static func requestGloss(_ form: SentenceForm) -> String {
        switch form {
        case .politeRequest: "share of messages with a request such as \"could you\" or \"would you\""
        case .plainRequest: "share of messages with a request such as \"can you\" or \"will you\""
        case .permission: "share of messages that ask for leave (\"may I\", \"can we\")"
        case .need: "share of messages that state a need or wish (\"I need\", \"I would like\")"
        case .wonder: "share of messages that ask in a roundabout way (\"I was wondering\", \"do you know\")"
        case .openQuestion: "share of messages with a question that yes or no does not answer (\"what\", \"how much\")"
        case .yesNoQuestion: "share of messages with a question that yes or no answers (\"is there\")"
        case .otherQuestion: "share of messages with a statement that ends in a question mark"
        case .roleplay: "share of messages that give the assistant a role or a standing rule (\"act as\", \"from now on\")"
        default: "share of messages"
        }
    }
}
