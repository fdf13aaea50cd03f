import Testing

@testable import extract

@Suite struct StatementTests {
    @Test func textIsFormAndContent() {
        #expect(Statement(form: .doesNotKnowThat, content: "it is open", turn: 0).text == "does not know that it is open")
        #expect(StatementForm.allCases.map(\.rawValue) == ["knows that", "knows about", "does not know that", "does not know about"])
    }
}
