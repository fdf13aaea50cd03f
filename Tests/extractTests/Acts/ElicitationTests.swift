import Testing

@testable import extract

@Suite struct ElicitationTests {
    @Test(arguments: [
        ("I booked it.", Elicitation.nothing), ("", .nothing), ("What day would you like to stay?", .detail),
        ("Could I get your name, please?", .detail),
        ("To proceed, please provide your number.", .detail), ("Is it for two people?", .yesNo), ("Would you like me to book it?", .offer),
        ("Shall I book it?", .offer),
        ("Here it is. Is there anything else I can do for you?", .more), ("You leave on Tuesday, is that correct?", .confirm),
        ("Please confirm the order.", .confirm),
        ("Which one? Is that right?", .confirm), ("Reply yes to confirm.", .confirm),
        ("Please confirm that you want to cancel the booking.", .confirm), ("Reply YES to proceed with the refund.", .offer),
        ("Do you confirm this change?", .confirm), ("If you need anything else, please let me know.", .nothing),
        ("I'll need your user ID first.", .detail),
        ("What else can I do for you?", .more),
    ])
    func tells(_ text: String, _ expected: Elicitation) {
        var offered = WordSet()
        #expect(Elicitation.of(scanned(text), offered: &offered) == expected)
    }

    @Test func keepsTheVerbsOfTheOffer() {
        var offered = WordSet()
        _ = Elicitation.of(scanned("You can cancel too. Shall I book the room and send you the bill?"), offered: &offered)
        func holds(_ word: String) -> Bool { offered.contains(scanned(word).words[0].hash) }
        #expect(holds("book") && holds("send") && !holds("cancel") && !holds("room"))
    }
}
