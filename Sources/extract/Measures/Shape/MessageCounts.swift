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
