extension Aspect {
    /// Of facet context.
    static let context = [
        Aspect("background given", "number: words of sentences that ask for nothing, and words of requests beyond the eighth"),
        Aspect("words that inform and do not ask", "those words, as a share of all words"),
        Aspect("mentions own life or plans", "share of messages that mention family, work, home or plans"),
        Aspect("gives own name or account details", "share of messages with a name, an account, an e-mail address or an identifier"),
        Aspect("sets conditions", "share of messages that set a limit or condition"),
        Aspect("gives reasons", "share of messages that say why"),
        Aspect("mentions earlier attempts or events", "share of messages that say what was tried or happened before"),
        Aspect("gives examples", "share of messages that give an example"),
        Aspect("admits doubt or not knowing", "share of messages that say so (\"I think\", \"not sure\")"),
        Aspect("gives names", "share of messages with a capitalised word within a sentence that is in no word list"),
        Aspect("gives numbers", "share of messages with a number in digits"),
        Aspect("pastes code or data", "share of messages with at least two lines of code or of a table"),
        Aspect("writes more than 150 words", "share of messages that are that long"),
        Aspect("quotes text", "share of messages with quotation marks around text, or quoted lines"),
        Aspect("gives links", "share of messages with a link"),
        Aspect("no details of the task", "holds where no message has a number, name, identifier or condition"),
        Aspect("everything said in one message", "holds where the user sends one message"),
        Aspect("words in the first message", "its words, as a share of all words; a line of code counts as eight"),
        Aspect("timing of information", "label: whether the first message has twice its even share of the words, half of it, or between"),
        Aspect("details in the first message", "its numbers, names, identifiers and conditions, as a share of all"),
        Aspect("details given when asked", "those in answers to questions, as a share of all"),
        Aspect("details given unasked", "those in later messages that answer no question, as a share of all"),
        Aspect("words taken from the goal", "share of the user's sequences of three words that are in `goal`, where the record has one"),
        Aspect("words taken from the goal at the start", "the same, of the first message"),
    ]
}
