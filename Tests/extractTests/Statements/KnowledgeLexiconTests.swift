import Stage
import Testing

@testable import extract

@Suite struct KnowledgeLexiconTests {
    private func tokens(_ text: String) -> ArraySlice<Token> { text.split(separator: " ").map { Token($0) }[...] }

    @Test func findsTheLongestPhrase() {
        #expect(knowledge.length(.unknown, of: tokens("I don't know about it")) == 4)
        #expect(knowledge.length(.unknown, of: tokens("I don't know it")) == 3)
        #expect(knowledge.length(.unknown, of: tokens("it is")) == 0)
        #expect(knowledge.length(.unknown, of: []) == 0)
    }

    @Test func marksEndAPhrase() { #expect(knowledge.length(.unknown, of: tokens("I don't, know about it")) == 0) }

    @Test func stripsAsManyAsThereAre() {
        #expect(knowledge.stripped(.leadIn, tokens("please help me find it")).map(\.text) == ["find", "it"])
    }

    @Test func refusesAFileThatIsNotOfItsForm() throws {
        #expect(throws: Failure.self) { try KnowledgeLexicon(LexiconFile("[unknown]\na", file: "x")) }
        let failure = #expect(throws: Failure.self) { try KnowledgeLexicon(LexiconFile("[opener]\na\n[nonsense]\nb", file: "x")) }
        #expect(failure.map { "\($0)" }?.contains("nonsense") == true)
        #expect(throws: Failure.self) { try KnowledgeLexicon(LexiconFile("[opener]\n/a+/", file: "x")) }
    }
}
