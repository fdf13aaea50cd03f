import Testing

@testable import extract

@Suite struct StyleFacetTests {
    private func lines(_ texts: String...) -> Set<String> {
        let turns = texts.map { $0.hasPrefix("A: ") ? Turn(role: .assistant, text: String($0.dropFirst(3))) : Turn(role: .user, text: $0) }
        return Set(describe(Conversation(goal: nil, turns: turns), facet: .style).split(separator: "\n").map(String.init))
    }

    @Test func gradesLength() {
        #expect(lines("yes").contains("words a message: tiny, 1 to 2 words"))
        #expect(lines("one two three four five six").contains("words a message: short, 6 to 8 words"))
        #expect(lines(String(repeating: "word ", count: 300)).contains("words a message: huge, over 200 words"))
    }

    @Test func tellsCourses() {
        #expect(lines("a b c d e f g h i j", "b", "c").contains("verbosity: falls after the first message"))
        #expect(lines("a", "b c d e f", "c d e f g").contains("verbosity: rises after the first message"))
        #expect(lines("a b c", "b c d", "c d e").contains("verbosity: steady"))
    }

    @Test func tellsRegisters() {
        #expect(lines("Could you kindly provide further assistance?").contains("register: very formal and courteous"))
        #expect(lines("hey u gonna do it lol").contains("register: very casual and careless"))
    }

    @Test func tellsConventionsAndTone() {
        #expect(
            lines("Hi, thanks, sorry, bye").isSuperset(of: [
                "greets at the start", "says thanks, in every message", "apologises, in every message", "says goodbye",
            ]))
        #expect(lines("do it").contains("no courtesy of any kind"))
        #expect(lines("maybe i think so").contains("hedges, in every message"))
        #expect(lines("This is ridiculous").contains("irritated tone, in every message"))
        #expect(lines("do it asap").contains("impatient tone, in every message"))
    }

    @Test func tellsSpelling() {
        #expect(
            lines("i dont know").isSuperset(of: [
                "begins in lower case, in every message", "lower case for oneself, in every message",
                "no closing punctuation, in every message",
                "apostrophes dropped, in every message",
            ]))
        #expect(lines("What is it").contains("questions without a question mark, in every message"))
        #expect(lines("WHAT IS THIS NOW").contains("shouting capitals, in every message"))
        #expect(lines("ok 😀 :)").isSuperset(of: ["emoji, in every message", "emoticons, in every message"]))
        #expect(lines("It’s “so”").contains("typographic quotes, in every message"))
    }

    @Test func tellsLayout() {
        #expect(lines("I need\n- a\n- b").isSuperset(of: ["several lines, in every message", "list layout, in every message"]))
        #expect(lines("It is **so**").contains("markdown marks, in every message"))
        #expect(lines("Do it", "Do that", "Do more").contains("most messages begin with the same word"))
    }

    @Test func politeAndVerbose() {
        #expect(
            describe(Sample.polite, facet: .style) == """
                words a message: rather long, 18 to 25 words
                words in the longest message: long, 26 to 40 words
                words a sentence: short, 6 to 8 words
                sentences a message: three or four
                letters a word: of usual length
                verbosity: steady
                register: formal
                usual framing of requests: polite question for an action
                greets at the start
                says please, in most messages
                says thanks, in most messages
                says goodbye
                addresses the assistant as you, in every message
                speaks in the first person, in most messages
                emphasis by strong adverbs, in some messages
                warm or enthusiastic tone, in most messages
                contractions, in most messages
                exclamation marks, in every message
                question marks, in most messages
                commas left out of long sentences, in some messages
                commas, in most messages
                every message begins with another word
                """)
    }

    @Test func terseAndImpatient() {
        #expect(
            describe(Sample.terse, facet: .style) == """
                words a message: very short, 3 to 5 words
                words in the longest message: very short, 3 to 5 words
                words a sentence: tiny, 1 to 2 words
                sentences a message: two
                letters a word: of usual length
                verbosity: uneven
                register: very casual and careless
                usual framing of requests: bare imperative command
                no courtesy of any kind
                irritated tone, in some messages
                tone grows: sharper
                begins in lower case, in every message
                no closing punctuation, in every message
                every message begins with another word
                """)
    }

    @Test func frontLoading() {
        #expect(
            describe(Sample.frontLoaded, facet: .style) == """
                words a message: middling, 13 to 17 words
                words in the longest message: very long, 41 to 80 words
                words a sentence: middling, 13 to 17 words
                sentences a message: one
                letters a word: short and plain
                verbosity: falls after the first message
                register: casual
                usual framing of requests: statement of a need or wish
                says thanks, in some messages
                speaks in the first person, in some messages
                begins in lower case, in most messages
                no closing punctuation, in nearly every message
                commas, in some messages
                every message begins with another word
                """)
    }
}
