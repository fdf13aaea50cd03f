/// A message of the user with what habits are told from.
struct ProfiledMessage: Sendable {
    let text: String
    let turn: UserTurn
    /// The user's message before it in the conversation.
    let previous: UserTurn?
    let isLast: Bool
    /// Words a message of those behind it; nil where fewer than two follow.
    let wordsAfter: Double?
    /// nil: one that the rules have no words of.
    let language: Language?
    /// What the first word does.
    let opening: Categories

    /// The messages of a conversation that have something in them, in order.
    static func all(of analysis: Analysis, lexicon: Lexicon) -> [ProfiledMessage] {
        let texts = analysis.conversation.turns.filter { $0.role == .user }.map(\.text)
        let spoken = zip(analysis.turns, texts).filter { !$0.0.isEmpty }
        var later = spoken.reduce(0) { $0 + $1.0.surface.words }
        return spoken.enumerated().map { index, message in
            let rest = spoken.count - index - 1
            later -= message.0.surface.words
            return ProfiledMessage(
                text: message.1, turn: message.0, previous: index > 0 ? spoken[index - 1].0 : nil, isLast: rest == 0,
                wordsAfter: rest >= 2 ? Double(later) / Double(rest) : nil, language: analysis.language,
                opening: lexicon[message.0.opening].labels)
        }
    }

    var isFollowUp: Bool { previous != nil }

    /// Whether the first letter is a small one; nil where it has no case.
    var beginsSmall: Bool? {
        guard let letter = text.unicodeScalars.first(where: \.properties.isAlphabetic), letter.properties.isCased else { return nil }
        return letter.properties.isLowercase
    }

    /// Whether English I is written small, at least once; nil where it does not occur.
    var writesSmallI: Bool? {
        if turn.surface.smallI > 0 { return true }
        var text = text
        return text.withUTF8 { bytes in
            func isLetter(_ index: Int) -> Bool {
                bytes.indices.contains(index) && ((bytes[index] | 0x20) &- 0x61 < 26 || bytes[index] >= 0x80)
            }
            return bytes.indices.contains { bytes[$0] == UInt8(ascii: "I") && !isLetter($0 - 1) && !isLetter($0 + 1) }
        } ? false : nil
    }
}
