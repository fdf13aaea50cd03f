import Testing

@testable import extract

@Suite struct QuestionOrderTests {
    private let order = QuestionOrder(lexicon: knowledge, person: ThirdPerson(lexicon: knowledge))
    private func tokens(_ text: String) -> ArraySlice<Token> {
        var scan = TextScan()
        scan.read(text, lexicon: languages[.en])
        var text = text
        return text.withUTF8 { Token.tokens(of: scan.sentences[0], scan.words, $0).tokens[...] }
    }

    @Test(arguments: [
        ("is it far", "it is far"), ("Do you have wifi", "you have wifi"), ("does she work here", "she works here"),
        ("did he leave", "he did leave"),
        ("are there trains", "there are trains"), ("can I go", "I can go"), ("isn't it late", "it isn't late"),
        ("is the hotel cheap", "the hotel is cheap"),
        ("is the hotel in the centre", "the hotel is in the centre"),
        ("is spinach important for babies", "spinach is important for babies"),
        ("has anyone noticed it", "anyone has noticed it"), ("don't you have it", "you don't have it"),
    ])
    func putsTheSubjectFirst(_ question: String, _ statement: String) {
        #expect(order.statement(tokens(question))?.map(\.text).joined(separator: " ") == statement)
    }

    /// No parse tells where these subjects end.
    @Test(arguments: [
        "can asset backed securities be sold", "is the hotel in the east expensive", "is a good old dosed vitamin useful", "it is late",
        "is",
    ])
    func leavesWhatItCannotTell(_ question: String) { #expect(order.statement(tokens(question)) == nil) }

    @Test(arguments: [
        ("what is a tort", "a tort"), ("what's a tort", "a tort"), ("where is the pool", "where the pool is"),
        ("where is it", "where it is"),
        ("what do you have", "what you have"), ("how much is the ticket", "how much the ticket is"),
        ("what time does it leave", "what time it leaves"),
        ("who wrote it", "who wrote it"), ("which trains have wifi", "which trains have wifi"), ("what about lunch today", "lunch today"),
        ("why the sky is blue", "why the sky is blue"), ("at what time does it leave", "at what time it leaves"),
        ("where is the hotel located", "where the hotel is located"),
        ("which is cheaper", "which is cheaper"),
    ])
    func makesQuestionsIndirect(_ question: String, _ indirect: String) {
        #expect(order.indirect(tokens(question))?.map(\.text).joined(separator: " ") == indirect)
    }

    @Test(arguments: [
        "how does the heart work", "what year did Kevin make it", "where are the bugs most likely to hide", "tell me", "what",
    ])
    func leavesOthers(_ question: String) { #expect(order.indirect(tokens(question)).map { $0.count <= 1 } ?? true) }
}
