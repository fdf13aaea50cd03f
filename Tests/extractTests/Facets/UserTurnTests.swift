import Testing

@testable import extract

@Suite struct UserTurnTests {
    func turn(_ text: String, heard: String = "", said: String = "") -> UserTurn {
        func set(_ text: String) -> WordSet {
            var set = WordSet()
            for word in scanned(text).words where word.isContent { set.insert(word.hash) }
            return set
        }
        return UserTurn(
            scanned(text), ask: .nothing, wasRefused: false, isReply: false, isOpening: true, heard: set(heard), said: set(said),
            offered: WordSet())
    }

    @Test func separatesTellingFromAsking() {
        let turn = turn("My sister lives in Norway. Can you find a train?")
        #expect(turn.requests == 1)
        #expect(turn.toldWords == 5)
        #expect(turn.first == .plainRequest)
    }

    @Test func countsEchoes() {
        let turn = turn("the blorptang with quixels", heard: "Quixels are rare", said: "a blorptang")
        #expect(turn.content == 2)
        #expect(turn.echoed == 1)
        #expect(turn.repeated == 1)
    }

    @Test func marksQuestionsWithoutAMark() {
        #expect(turn("what is the price").unmarkedQuestions == 1)
        #expect(turn("what is the price?").unmarkedQuestions == 0)
        #expect(turn("the price").unmarkedQuestions == 0)
    }

    @Test func tellsEmptyFromWordless() {
        #expect(turn("").isEmpty && turn(" \n ").isEmpty && turn("—").isEmpty)
        #expect(!turn("👍").isEmpty && !turn("???").isEmpty && !turn("```\nx\n```").isEmpty)
        #expect(turn("👍").schema.contains(.affirm))
        #expect(turn("???").schema.contains(.request))
        #expect(turn("```\nx\n```").schema.contains(.inform))
    }

    @Test func takesTheMiddleOfALongMessageForMaterial() {
        let text = "Please summarize this. " + String(repeating: "Thanks for nothing. ", count: 100) + "What is it about?"
        let turn = turn(text)
        #expect(turn.sentences == 102)
        #expect(turn.forms[.command] == 1)
        #expect(turn.forms[.openQuestion] == 1)
        #expect(turn.toldWords > 200)
    }

    @Test func ofALongMessageBeginningAndEndAreRead() {
        #expect((0..<24).allSatisfy { UserTurn.isSpoken($0, of: 24) })
        #expect((0..<100).filter { UserTurn.isSpoken($0, of: 100) } == Array(0..<16) + Array(92..<100))
    }
}
