import Testing

@testable import extract

@Suite struct AssistantMessageTests {
    @Test(arguments: [
        ("Unfortunately we are full.", true), ("I can't do that", true), ("Sorry, could you repeat that", false), ("It is free.", false),
    ])
    func refusesByItsWords(_ text: String, _ expected: Bool) { #expect(AssistantMessage.refuses(scanned(text)) == expected) }

    @Test(arguments: [("One is Alborada.", true), ("Your room has been booked.", false), ("Your ride is on its way.", false)])
    func presentsWhatIsNotDone(_ text: String, _ expected: Bool) { #expect(AssistantMessage.presents(scanned(text)) == expected) }

    @Test func pleasantriesAreAboutNothing() {
        func content(_ text: String) -> Int {
            var heard = WordSet()
            AssistantMessage.addContent(of: scanned(text), to: &heard)
            return heard.count
        }
        #expect(content("The castle stands.") == content("The castle stands. Have a wonderful evening! Feel free to contact us."))
    }
}
