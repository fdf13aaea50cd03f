import Testing

@testable import extract

@Suite struct AssistantQuestionTests {
    @Test(arguments: [
        ("what day would you like to stay", Elicitation.detail), ("sure what time works", .detail), ("for how many nights", .detail),
        ("any particular area", .detail), ("in that case what is your budget", .detail), ("is it for two people", .yesNo),
        ("will you be the only passenger", .yesNo), ("would you like me to book it", .offer), ("can i book it for you", .offer),
        ("may i have your name", .detail), ("do you wish to reserve a table", .offer), ("how about the ivy", .proposal),
        ("does it work for you", .proposal), ("are you interested in that one", .proposal), ("anything else", .more),
        ("how can i help you", .more), ("let me know if you need anything else", .nothing),
        ("if you need anything else just ask", .nothing),
        ("please confirm two tickets", .confirm), ("you want two rooms", .confirm), ("it is on tuesday right", .confirm),
        ("I have you down for 5 pm", .nothing), ("I can book it", .nothing), ("the hotel which is in the centre is free", .nothing),
    ])
    func tells(_ text: String, _ expected: Elicitation) {
        for text in [text, text + "?", text.uppercased() + ".", "**" + text + "**"] {
            var scan = TextScan()
            scan.read(text, lexicon: languages[.en], ignoringForm: true)
            #expect(AssistantQuestion(scan.words, scan.sentences[0]).ask == expected, "\(text)")
        }
    }
}
