extension Habit {
    /// By dimension, those that tell most first: the first two of a dimension that hold are taken.
    ///
    /// Habits of capitals, marks, length and layout are told in every language, those of words only where there is a word list.
    static let all: [Habit] = capitals + marks + length + formality + hesitation + repetition + course + alternatives

    /// A habit of words: in a language without a word list no message is an occasion, nor is one of over 150 words, most of which is
    /// material that somebody else wrote.
    private static func worded(_ holds: @escaping @Sendable (ProfiledMessage) -> Bool?) -> @Sendable (ProfiledMessage) -> Bool? {
        { $0.language == nil || $0.turn.surface.words > 150 ? nil : holds($0) }
    }

    /// A habit of words in what follows the first message.
    private static func following(_ holds: @escaping @Sendable (ProfiledMessage) -> Bool?) -> @Sendable (ProfiledMessage) -> Bool? {
        worded { $0.isFollowUp ? holds($0) : nil }
    }

    private static let capitals = [
        Habit(.capitalisation, "Begin messages in lower case", .half, .beginning) { $0.beginsSmall },
        Habit(.capitalisation, "Write \"i\" for \"I\"", .half, .sentence([.first])) { $0.language == .en ? $0.writesSmallI : nil },
        Habit(.capitalisation, "Write whole messages in capitals", .rare, .beginning) { message in
            message.beginsSmall.map { _ in
                message.turn.surface.shouted >= 2 && message.turn.surface.shouted * 2 >= message.turn.surface.words
            }
        },
        Habit(.capitalisation, "Begin messages with a capital letter", .least(0.6), .beginning) { $0.beginsSmall.map { !$0 } },
    ]

    private static let marks = [
        Habit(.punctuation, "End messages without a full stop or any other mark", .half, .end) {
            isWordy($0) ? !$0.turn.surface.isClosed : nil
        },
        Habit(
            .punctuation, "Leave the question mark off questions", .half, .end,
            worded { message in
                message.turn.unmarkedQuestions + message.turn.surface.questions > 0 ? message.turn.unmarkedQuestions > 0 : nil
            }),
        Habit(.punctuation, "Repeat marks, as in !! or ??", .rare, .upTo(["!!", "??", "!?", "?!"])) {
            $0.turn.surface.repeatedMarks > 0
        },
        Habit(.punctuation, "Use emoji", .rare, .upToEmoji) { $0.turn.surface.emoji > 0 },
        Habit(.punctuation, "Use emoticons such as :)", .rare, .upTo([":)", ":(", ":-)", ":-(", ";)", ":D", ":P"])) {
            $0.turn.surface.emoticons > 0
        },
        Habit(.punctuation, "Trail off with dots ...", .rare, .upTo(["..", "\u{2026}"])) { $0.turn.surface.ellipses > 0 },
        Habit(.punctuation, "Use exclamation marks", .rare, .upTo(["!", "\u{FF01}"])) { $0.turn.surface.exclamations > 0 },
        Habit(.punctuation, "Leave commas out, even of long sentences", .half, .beginning) { message in
            message.turn.surface.words >= 15 ? message.turn.surface.commas == 0 : nil
        },
        Habit(.punctuation, "End messages with a full stop, question mark or other mark", .least(0.6), .end) {
            isWordy($0) ? $0.turn.surface.isClosed : nil
        },
    ]

    private static func isWordy(_ message: ProfiledMessage) -> Bool {
        message.turn.surface.words > 0 && message.turn.surface.codeLines == 0
    }

    /// Apart from the number of words, which is no habit of single messages: see `MessageLengths`.
    private static let length = [
        Habit(.length, "Write messages of several lines", .rare, .beginning) { $0.turn.surface.lines > 1 },
        Habit(.length, "Write one sentence per message", .half, .beginning) { isWordy($0) ? $0.turn.sentences <= 1 : nil },
        Habit(.length, "Write several sentences per message", .least(0.6), .beginning) { isWordy($0) ? $0.turn.sentences > 1 : nil },
    ]

    private static let formality = [
        Habit(
            .formality, "Leave typing mistakes and shorthand uncorrected", .rare, .sentence([.misspelled, .bareContraction]),
            worded {
                $0.turn.has([.misspelled, .bareContraction])
            }),
        Habit(.formality, "Use everyday words and slang", .rare, .sentence([.slang]), worded { $0.turn.slangs > 0 }),
        Habit(
            .formality, "Ask politely, as in could you or would you", .half, .sentence([.politeModal]),
            worded { message in
                message.turn.requests > 0 ? message.turn.count(.politeRequest) > 0 : nil
            }),
        Habit(.formality, "Say please", .half, .sentence([.please]), worded { $0.turn.requests > 0 ? $0.turn.has(.please) : nil }),
        Habit(.formality, "Use formal words", .half, .sentence([.formal]), worded { $0.turn.formals > 0 }),
        Habit(
            .formality, "Give commands without please", .half, .beginning,
            worded { message in
                message.turn.requests > 0 ? message.turn.count(.command) > 0 && !message.turn.has(.please) : nil
            }),
        Habit(
            .formality, "Leave out greetings, please and thanks", .least(0.9), .none,
            worded { !$0.turn.has([.greet, .please, .thank, .apology]) }),
    ]

    private static let hesitation = [
        Habit(.hesitation, "Hedge, as in maybe, I think or not sure", .rare, .sentence([.hedge]), worded { $0.turn.hedges > 0 }),
        Habit(
            .hesitation, "Begin with a word such as so, well, ok or but", .rare, .beginning,
            worded { message in
                !message.opening.isDisjoint(with: [.filler, .acknowledge, .contrast])
            }),
        Habit(
            .hesitation, "Use no hedges and begin with no filler", .least(0.9), .none,
            worded { message in
                message.turn.hedges == 0 && message.opening.isDisjoint(with: [.filler, .acknowledge, .contrast])
            }),
    ]

    private static let repetition = [
        Habit(.repetition, "Repeat words of earlier messages", .rare, .beginning) { message in
            message.isFollowUp && message.turn.content >= 3 ? message.turn.repeated * 3 >= message.turn.content * 2 : nil
        },
        Habit(.repetition, "Begin a message with the same word as the one before", .rare, .beginning) { message in
            message.previous.map { $0.opening == message.turn.opening }
        },
        Habit(.repetition, "Repeat words of the answer", .half, .beginning) { message in
            message.turn.isReply && message.turn.content >= 3 ? message.turn.echoed * 2 >= message.turn.content : nil
        },
        Habit(.repetition, "Rarely repeat a word of earlier messages", .least(0.9), .none) { message in
            message.isFollowUp && message.turn.content >= 3 ? message.turn.repeated * 3 <= message.turn.content : nil
        },
    ]

    private static let course = [
        Habit(.course, "Say most in the first message and little in later ones", .half, .beginning) { message in
            message.isFollowUp ? nil : message.wordsAfter.map { Double(message.turn.surface.words) >= 2 * $0 }
        },
        Habit(
            .course, "Put several requests into one message", .rare, .beginning,
            worded { $0.turn.requests > 0 ? $0.turn.requests > 1 : nil }),
        Habit(.course, "Answer with only yes, no, ok or thanks", .rare, .beginning, following { $0.turn.isMinimal }),
        Habit(
            .course, "Make the next request without commenting on the answer", .half, .beginning,
            following { message in
                message.turn.requests > 0 && !message.turn.has([.acknowledge, .praise, .thank, .affirm, .negate, .reject, .apology])
            }),
        Habit(.course, "Say thanks or goodbye at the end", .half, .end, following { $0.isLast ? $0.turn.has([.thank, .bye]) : nil }),
        Habit(
            .course, "End without thanks or goodbye", .least(0.6), .end, following { $0.isLast ? !$0.turn.has([.thank, .bye]) : nil }),
        Habit(.course, "Ask one thing at a time", .least(0.9), .beginning, worded { $0.turn.requests > 0 ? $0.turn.requests == 1 : nil }),
    ]

    private static let alternatives = [
        Habit(
            .alternatives, "Ask for other options than those offered", .rare, .sentence([.alternative]),
            following { $0.turn.has(.alternative) }),
        Habit(
            .alternatives, "Ask to have the answer changed, as in shorter or more detailed", .rare, .sentence([.revise]),
            following {
                $0.turn.has(.revise)
            }),
        Habit(
            .alternatives, "Say so when an answer is wrong or does not fit", .rare, .sentence([.reject]), following { $0.turn.has(.reject) }
        ),
        Habit(
            .alternatives, "Accept what is offered without asking for alternatives", .least(0.95), .none,
            following {
                !$0.turn.has([.alternative, .revise, .reject])
            }),
    ]
}
