import Testing

@testable import extract

@Suite struct StyleFacetTests {
    private func lines(_ texts: String...) -> Set<String> {
        let turns = texts.map { $0.hasPrefix("A: ") ? Turn(role: .assistant, text: String($0.dropFirst(3))) : Turn(role: .user, text: $0) }
        return Set(describe(Conversation(goal: nil, turns: turns), facet: .style).split(separator: "\n").map(String.init))
    }

    @Test func gradesLength() {
        #expect(lines("yes").contains("words per message: extremely short, 1 to 2 words"))
        #expect(lines("one two three four five six").contains("words per message: short, 6 to 8 words"))
        #expect(lines(String(repeating: "word ", count: 300)).contains("words per message: enormous, over 200 words"))
    }

    @Test func tellsCourses() {
        #expect(lines("a b c d e f g h i j", "b", "c").contains("length over time: shorter after the first message"))
        #expect(lines("a", "b c d e f", "c d e f g").contains("length over time: longer after the first message"))
        #expect(lines("a b c", "b c d", "c d e").contains("length over time: steady"))
    }

    @Test func tellsRegisters() {
        #expect(lines("Could you kindly provide further assistance?").contains("formality: very formal"))
        #expect(lines("hey u gonna do it lol").contains("formality: very casual"))
    }

    @Test func tellsConventionsAndTone() {
        #expect(
            lines("Hi, thanks, sorry, bye").isSuperset(of: [
                "greets at the start", "says thanks, in every message", "apologises, in every message", "says goodbye",
            ]))
        #expect(lines("do it").contains("no words of courtesy"))
        #expect(lines("maybe i think so").contains("hedges (maybe, I think), in every message"))
        #expect(lines("This is ridiculous").contains("irritated tone, in every message"))
        #expect(lines("do it asap").contains("impatient tone, in every message"))
    }

    @Test func tellsSpelling() {
        #expect(
            lines("i dont know").isSuperset(of: [
                "begins a sentence in lower case, in every message", "writes \"i\" for \"I\", in every message",
                "no punctuation at the end, in every message",
                "leaves out apostrophes, in every message",
            ]))
        #expect(lines("What is it").contains("questions without a question mark, in every message"))
        #expect(lines("WHAT IS THIS NOW").contains("mostly capital letters, in every message"))
        #expect(lines("ok 😀 :)").isSuperset(of: ["emoji, in every message", "emoticons, in every message"]))
        #expect(lines("It’s “so”").contains("curly quotes, in every message"))
    }

    @Test func tellsLayout() {
        #expect(lines("I need\n- a\n- b").isSuperset(of: ["several lines, in every message", "lists, in every message"]))
        #expect(lines("It is **so**").contains("markdown, in every message"))
        #expect(lines("Do it", "Do that", "Do more").contains("most messages begin with the same word"))
    }

    @Test func politeAndVerbose() {
        #expect(
            describe(Sample.polite, facet: .style) == """
                words per message: rather long, 18 to 25 words
                words in the longest message: long, 26 to 40 words
                words per sentence: short, 6 to 8 words
                sentences per message: three or four
                letters per word: words of usual length
                length over time: steady
                formality: formal
                usual form of requests: polite request (could you)
                greets at the start
                says please, in most messages
                says thanks, in most messages
                says goodbye
                says "you" to the assistant, in every message
                says "I" or "we", in most messages
                emphasis (very, really), in some messages
                warm or enthusiastic tone, in most messages
                contractions, in most messages
                exclamation marks, in every message
                question marks, in most messages
                long message without commas, in some messages
                commas, in most messages
                every message begins with a different word
                """)
    }

    @Test func terseAndImpatient() {
        #expect(
            describe(Sample.terse, facet: .style) == """
                words per message: very short, 3 to 5 words
                words in the longest message: very short, 3 to 5 words
                words per sentence: extremely short, 1 to 2 words
                sentences per message: two
                letters per word: words of usual length
                length over time: uneven
                formality: very casual
                usual form of requests: command
                no words of courtesy
                irritated tone, in some messages
                tone over time: sharper
                begins a sentence in lower case, in every message
                no punctuation at the end, in every message
                every message begins with a different word
                """)
    }

    @Test func frontLoading() {
        #expect(
            describe(Sample.frontLoaded, facet: .style) == """
                words per message: medium, 13 to 17 words
                words in the longest message: very long, 41 to 80 words
                words per sentence: medium, 13 to 17 words
                sentences per message: one
                letters per word: short words
                length over time: shorter after the first message
                formality: casual
                usual form of requests: statement of a need or wish
                says thanks, in some messages
                says "I" or "we", in some messages
                begins a sentence in lower case, in most messages
                no punctuation at the end, in nearly every message
                commas, in some messages
                every message begins with a different word
                """)
    }
}
