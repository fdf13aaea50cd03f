import Testing

@testable import extract

@Suite struct OwnMessagesTests {
    func added(_ texts: String...) -> [(isRepeated: Bool, changesNumber: Bool)] {
        var own = OwnMessages()
        return texts.map { own.add(scanned($0, in: .en)) }
    }

    @Test func theSameWordsAreARepetition() {
        let all = added("I want a refund now", "no", "I want a refund, now!", "no")
        #expect(all.map(\.isRepeated) == [false, false, true, false])
    }

    @Test func anotherNumberOfTheSameThingIsSeen() {
        #expect(added("a table for 2 persons", "make it 3 persons").map(\.changesNumber) == [false, true])
        #expect(added("2 persons and 3 nights", "for 2 persons").map(\.changesNumber) == [false, false])
    }

    @Test func bothAreAspects() {
        let conversation = dialogue(
            "A table for 2 persons please", "A: What time?", "At 5", "A: Sorry, what?", "A table for 3 persons please")
        #expect(describe(conversation, facet: .responses).contains("gives another number for the same thing"))
        let again = dialogue("I want a refund", "A: No.", "I want a refund!")
        #expect(describe(again, facet: .requests).contains("repeats an earlier message word for word"))
    }

    @Test func misunderstandingsAndSecondThoughtsAreSaid() {
        let responses = describe(
            dialogue("a hotel", "A: Two rooms are booked.", "That's not what I asked.", "A: Sorry.", "Scratch that, one room"),
            facet: .responses)
        #expect(responses.contains("says that it was misunderstood, in most messages"))
        #expect(responses.contains("takes back what it said, in most messages"))
    }
}
