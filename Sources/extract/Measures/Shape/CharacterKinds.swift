/// Kinds of characters and habits of casing and punctuation, over all messages of a user.
extension CharacterCounts {
    /// `words` is how many the messages have. Shares are of all characters unless their comment says otherwise; what is no letter,
    /// digit, blank, mark or emoji (marks of direction and the like) is in none of them.
    func measures(words: Int) -> Measures {
        func share(_ part: Int) -> Measure { Share(part, of: characters, "no character").measure }
        func perHundred(_ part: Int) -> Measure { Share(100 * part, of: characters, "no character").measure }
        return [
            ("letter_share", share(letters)),
            ("digit_share", share(digits)),
            ("blank_share", share(spaces)),
            ("punctuation_share", share(marks)),
            ("emoji_share", share(emoji)),
            ("commas_per_100", perHundred(commas)),
            ("stops_per_100", perHundred(stops)),
            // Of the letters that have case.
            ("capital_share", Share(capitals, of: capitals + smalls, "no letter that has case").measure),
            // Of the words.
            ("capital_word_share", Share(capitalWords, of: words, "no word").measure),
        ]
    }
}

/// Messages by how they begin, end and are marked.
struct MessageCounts: Sendable {
    private var messages = 0
    private var cased = 0
    private var smallBeginnings = 0
    private var openEnds = 0
    private var questions = 0
    private var exclamations = 0

    /// A message without a character does not count.
    mutating func add(_ message: CharacterCounts) {
        guard message.characters > message.spaces else { return }
        messages += 1
        if let small = message.beginsSmall {
            cased += 1
            if small { smallBeginnings += 1 }
        }
        if !message.endsInMark { openEnds += 1 }
        if message.questions > 0 { questions += 1 }
        if message.exclamations > 0 { exclamations += 1 }
    }

    /// Shares of the messages that have more than blanks in them.
    var measures: Measures {
        func share(_ part: Int) -> Measure { Share(part, of: messages, "no user message with a character").measure }
        return [
            // Of those whose first letter has case.
            ("small_beginning_share", Share(smallBeginnings, of: cased, "no message whose first letter has case").measure),
            ("open_end_share", share(openEnds)),
            ("question_mark_share", share(questions)),
            ("exclamation_mark_share", share(exclamations)),
        ]
    }
}
