import Testing

@testable import extract

@Suite struct AskTests {
    @Test(arguments: [
        ("I booked it.", Ask.nothing), ("", .nothing), ("What day would you like to stay?", .detail), ("Could I get your name, please?", .detail),
        ("To proceed, please provide your number.", .detail), ("Is it for two people?", .yesNo), ("Would you like me to book it?", .offer), ("Shall I book it?", .offer),
        ("Here it is. Is there anything else I can do for you?", .more), ("You leave on Tuesday, is that correct?", .confirm), ("Please confirm the order.", .confirm),
        ("Which one? Is that right?", .confirm), ("Reply yes to confirm.", .nothing),
    ])
    func tells(_ text: String, _ expected: Ask) { #expect(Ask.of(scanned(text)) == expected) }
}
