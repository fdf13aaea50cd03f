import Testing

@testable import extract

@Suite struct HabitsTests {
    /// Whether the first message that gives occasion to a habit shows it.
    private func shows(_ command: String, _ lines: String..., language: Language? = .en) throws -> Bool? {
        let habit = try #require(Habit.all.first { $0.directive == command }, "\(command)")
        let turns = lines.map { $0.hasPrefix("A: ") ? Turn(role: .assistant, text: String($0.dropFirst(3))) : Turn(role: .user, text: $0) }
        let analysis = Analysis(Conversation(goal: nil, turns: turns), in: language)
        return ProfiledMessage.all(of: analysis, lexicon: languages[language]).lazy.compactMap { habit.isShown($0) }.first
    }

    @Test func capitalsAndMarks() throws {
        #expect(try shows("Begin messages in lower case", "hi") == true && shows("Begin messages in lower case", "Hi") == false)
        #expect(
            try shows("Write whole messages in capitals", "WHAT IS THIS") == true
                && shows("Write whole messages in capitals", "I AM fine and well") == false)
        #expect(try shows("End messages without a full stop or any other mark", "so it is") == true)
        #expect(
            try shows("Leave the question mark off questions", "what is it") == true
                && shows("Leave the question mark off questions", "what is it?") == false)
        #expect(try shows("Leave the question mark off questions", "It rains.") == nil, "no question")
        #expect(try shows("Leave commas out, even of long sentences", "short one") == nil)
    }

    @Test func words() throws {
        #expect(
            try shows("Say please", "Please book it.") == true && shows("Say please", "Book it.") == false
                && shows("Say please", "I live in Leeds.") == nil)
        #expect(
            try shows("Give commands without please", "Book it.") == true
                && shows("Give commands without please", "Please book it.") == false)
        #expect(try shows("Hedge, as in maybe, I think or not sure", "Maybe it is.") == true)
        #expect(try shows("Leave out greetings, please and thanks", "Hello") == false)
        #expect(try shows("Say please", String(repeating: "Please book a table. ", count: 50)) == nil, "over 150 words: material")
    }

    @Test func whatFollowsTheFirstMessage() throws {
        #expect(try shows("Ask for other options than those offered", "Is there another one?") == nil)
        #expect(try shows("Ask for other options than those offered", "A hotel", "A: The Ritz", "Is there another one?") == true)
        #expect(try shows("Say thanks or goodbye at the end", "A hotel", "A: The Ritz", "Thanks") == true)
        #expect(try shows("End without thanks or goodbye", "A hotel", "A: The Ritz", "Book it") == true)
        #expect(try shows("Begin a message with the same word as the one before", "Do it", "A: Ok", "Do that") == true)
        #expect(
            try shows(
                "Say most in the first message and little in later ones", "one two three four", "A: Ok", "a b", "A: Ok", "a b")
                == true)
        #expect(
            try shows("Say most in the first message and little in later ones", "one two three", "A: Ok", "a b", "A: Ok", "a b")
                == false)
    }

    @Test func withoutWordsOnlyForm() throws {
        #expect(try shows("Say please", "пожалуйста", language: nil) == nil)
        #expect(try shows("Begin messages in lower case", "привет", language: nil) == true)
    }

    /// No two orders of a dimension that contradict each other hold of the same counts.
    @Test func oppositesExcludeEachOther() throws {
        let opposites = [
            ("Begin messages in lower case", "Begin messages with a capital letter"),
            ("End messages without a full stop or any other mark", "End messages with a full stop, question mark or other mark"),
            ("Write one sentence per message", "Write several sentences per message"),
            ("Say thanks or goodbye at the end", "End without thanks or goodbye"),
        ]
        for (one, other) in opposites {
            let one = try #require(Habit.all.first { $0.directive == one }), other = try #require(Habit.all.first { $0.directive == other })
            for total in 3...40 {
                for count in 0...total {
                    #expect(one.directive(count, of: total) == nil || other.directive(total - count, of: total) == nil)
                }
            }
        }
    }
}
