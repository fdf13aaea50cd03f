/// The sequences of three words of a conversation's goal, to tell how much of it stands in the user's messages as it is.
struct GoalWords: Sendable {
    private var sequences = WordSet()

    private let noCategories = Lexicon.empty

    /// Replaces what was read before; nothing of a goal that is nil.
    mutating func read(_ goal: String?, scan: inout TextScan) {
        sequences.removeAll()
        guard let goal else { return }
        scan.read(goal, lexicon: noCategories)
        GoalWords.forEach(scan.words) { sequences.insert($0) }
    }

    /// How many sequences a message has, and how many of them are the goal's; none where there is no goal.
    func count(_ words: [Word]) -> (all: Int, taken: Int) {
        guard sequences.count > 0 else { return (0, 0) }
        var taken = 0
        GoalWords.forEach(words) { if sequences.contains($0) { taken += 1 } }
        return (max(0, words.count - 2), taken)
    }

    private static func forEach(_ words: [Word], _ body: (UInt64) -> Void) {
        for index in words.indices.dropFirst(2) {
            body(WordHash.joined(WordHash.joined(words[index - 2].hash, words[index - 1].hash), words[index].hash))
        }
    }
}
