import Foundation
import Stage
import Testing

@testable import extract

@Suite struct ProfileTests {
    private func profile(_ conversations: [Conversation], in language: Language? = .en) -> Profile {
        var profile = Profile()
        var scan = TextScan()
        for conversation in conversations { profile.add(Analysis(conversation, in: language), lexicon: languages[language], scan: &scan) }
        return profile
    }

    /// Counted by hand over four messages.
    @Test func casualUser() throws {
        let commands = profile([
            dialogue(
                "cheap hotel near station", "A: Which day?", "monday", "A: Ok", "too many. just book one", "A: Name?", "smith. hurry up")
        ]).directives
        let first = try #require(commands.first)
        #expect(
            first
                == ProfileDirective(
                    dimension: .capitalisation, text: "Begin messages in lower case", count: 4, of: 4,
                    examples: ["cheap hotel near station", "monday", "too many. just book one"]))
        let open = try #require(commands.first { $0.dimension == .punctuation })
        #expect(open.text == "End messages without a full stop or any other mark" && open.count == 4 && open.of == 4)
        // 4, 1, 5 and 3 words: the quarters 1, 3 and 4.
        #expect(commands.contains { $0.text == "Write about 3 words per message, half of them 1 to 4" && $0.count == 3 && $0.of == 4 })
        #expect(
            open.line.hasPrefix("End messages without a full stop or any other mark (4 of 4). Examples: \"cheap hotel near station\"; "))
    }

    @Test func tooLittleGivesNone() {
        #expect(profile([dialogue("Hello", "A: Hi", "Bye")]).directives.isEmpty)
        #expect(profile([]).directives.isEmpty)
        #expect(Profile.text([], messages: 2) == "no directive: needs at least 3 messages, found 2")
    }

    @Test func wordlessLanguageIsToldByForm() {
        let commands = profile([dialogue("привет", "A: Да", "как дела", "A: Да", "пока")], in: nil).directives
        #expect(Set(commands.map(\.dimension)).isSubset(of: [.capitalisation, .punctuation, .length, .repetition, .course]))
        #expect(commands.contains { $0.text == "Begin messages in lower case" && $0.of == 3 })
    }

    /// Of any messages: counts within the occasions, examples verbatim, no more commands than allowed, and parts that add up.
    @Test func everyCommandIsBackedByTheMessages() {
        var dice = Dice(seed: 7)
        let words = [
            "i", "I", "dont", "maybe", "please", "Hi", "thanks", "another", "one", "wrong", "so", "what", "is", "book", "it", "shorter",
            ".", "?", "!!", "...", ":)", "😀", "\n", ",", "是", "WHAT",
        ]
        func message() -> String { (0..<1 + dice.roll(below: 12)).map { _ in words[dice.roll(below: words.count)] }.joined(separator: " ") }
        for round in 0..<60 {
            let conversations = (0..<1 + dice.roll(below: 5)).map { _ -> Conversation in
                let turns = (0..<2 + dice.roll(below: 16)).map { Turn(role: $0 % 2 == 0 ? .user : .assistant, text: message()) }
                return Conversation(goal: nil, turns: turns)
            }
            let whole = profile(conversations)
            let texts = conversations.flatMap(\.turns).filter { $0.role == .user }.map { Array($0.text.utf8) }
            for command in whole.directives {
                #expect(command.count >= 0 && command.count <= command.of && command.of >= Habit.fewest, "round \(round)")
                #expect(command.examples.count <= Profile.examples && Set(command.examples).count == command.examples.count)
                for example in command.examples {
                    let isVerbatim = texts.contains { (text: [UInt8]) in text.contains(Array(example.utf8)) }
                    #expect(isVerbatim, "round \(round): \(example)")
                }
            }
            #expect(whole.directives.count <= Profile.directives)
            for (_, some) in Dictionary(grouping: whole.directives, by: \.dimension) {
                #expect(some.count <= Profile.directivesOfDimension)
            }
            let cut = dice.roll(below: conversations.count + 1)
            var sum = profile(Array(conversations[..<cut]))
            sum.add(profile(Array(conversations[cut...])))
            #expect(sum.directives == whole.directives && sum.messages == whole.messages && sum.conversations == whole.conversations)
        }
    }

    @Test(arguments: FacetTests.hostile.indices) func survives(_ index: Int) {
        let text = FacetTests.hostile[index]
        let commands = profile([dialogue(text, "A: " + text, text, text, text)]).directives
        #expect(commands.allSatisfy { $0.count <= $0.of })
    }
}
