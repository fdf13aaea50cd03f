/// What a user's messages look like, in any language: no measure needs to know a word.
///
/// Words and characters are those of `CharacterScan`, code and links included; shares are of all the user's messages together
/// unless they are said to be of messages.
enum Shape {
    /// Raised when a rule changes.
    static let settings = ["shape 1"]

    /// What --help says of the set.
    static let help = """
        shape: lengths of turns, latency, kinds of characters, casing, marks, repetition, code, links and line breaks, in any language.
        """

    /// Buffers that one conversation after another may use.
    struct Scratch: Sendable {
        var scan = TextScan()
        var characters = CharacterScan()
        var repetition = Repetition()
    }

    private static let noWords = Lexicon.empty

    static func measures(of conversation: Conversation, scratch: inout Scratch) -> Measures {
        var (words, characters) = (TurnLengths(), TurnLengths())
        var counts = CharacterCounts()
        var messages = MessageCounts()
        var layout = Surface()
        var assistantWords = 0
        scratch.repetition.begin()
        for turn in conversation.turns where turn.role != .other {
            scratch.characters.read(turn.text)
            guard turn.role == .user else {
                assistantWords += scratch.characters.words.count
                scratch.repetition.hear(scratch.characters.words)
                continue
            }
            words.add(scratch.characters.words.count)
            characters.add(scratch.characters.counts.characters)
            counts += scratch.characters.counts
            messages.add(scratch.characters.counts)
            scratch.repetition.add(turn.text, scratch.characters.words)
            scratch.scan.read(turn.text, lexicon: noWords)
            layout.lines += scratch.scan.surface.lines
            layout.codeLines += scratch.scan.surface.codeLines
            layout.links += scratch.scan.surface.links
        }
        let ratio = Share(words.total, of: assistantWords, "no word of the assistant")
        return words.measures(named: "turn_words") + characters.measures(named: "turn_characters")
            + [("user_assistant_ratio", words.count > 0 ? ratio.measure : .absent("no user message"))]
            + Latency.measures(of: conversation.turns)
            + counts.measures(words: words.total)
            + messages.measures
            + scratch.repetition.measures
            + [
                ("code_line_share", Share(layout.codeLines, of: layout.lines, "no line of a user").measure),
                ("links_per_message", Share(layout.links, of: words.count, "no user message").measure),
                ("line_breaks_per_message", Share(counts.lineBreaks, of: words.count, "no user message").measure),
            ]
    }
}

/// A part of a whole, or one count over another.
struct Share {
    let measure: Measure

    /// Absent for `reason` where the whole is 0.
    init(_ part: Int, of whole: Int, _ reason: String) {
        measure = whole > 0 ? .number(Double(part) / Double(whole)) : .absent(reason)
    }
}
