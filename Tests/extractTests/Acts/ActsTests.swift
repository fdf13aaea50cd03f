import Testing

@testable import extract

@Suite struct ActsTests {
    func turn(_ text: String, after ask: Ask = .nothing, isOpening: Bool = false) -> UserTurn {
        UserTurn(scanned(text), ask: ask, wasRefused: false, isReply: true, isOpening: isOpening, heard: WordSet(), said: WordSet())
    }

    func schema(_ text: String, _ ask: Ask = .nothing, isOpening: Bool = false) -> Set<SchemaAct> {
        let turn = turn(text, after: ask, isOpening: isOpening)
        return Set(SchemaAct.allCases.filter { turn.schema.contains($0) })
    }

    func damsl(_ text: String, _ ask: Ask = .nothing) -> Set<DamslAct> {
        let turn = turn(text, after: ask)
        return Set(DamslAct.allCases.filter { turn.damsl.contains($0) })
    }

    @Test func schemaActsByWords() {
        #expect(schema("Hello!") == [.greet])
        #expect(schema("Thanks, bye") == [.thank, .goodbye])
        #expect(schema("What is the price?") == [.request])
        #expect(schema("Any other options?") == [.requestAlts])
        #expect(schema("I need a taxi", isOpening: true) == [.informIntent])
        #expect(schema("I need a taxi for 3 people", isOpening: true) == [.informIntent, .inform])
        #expect(schema("That one sounds good") == [.select])
        #expect(schema("Book it") == [.informIntent])
        #expect(schema("Tell me the price") == [.request])
    }

    @Test func theQuestionBeforeDecidesYesAndNo() {
        #expect(schema("Yes", .offer) == [.affirmIntent])
        #expect(schema("Yes", .confirm) == [.affirm])
        #expect(schema("No", .offer) == [.negateIntent])
        #expect(schema("No, thank you.", .more).contains(.negate))
        #expect(schema("Great", .offer) == [.affirmIntent])
        #expect(schema("Great", .nothing).isEmpty)
        #expect(schema("That's all.", .more) == [.negate])
    }

    @Test func aFragmentAnswersWhatWasAsked() {
        #expect(damsl("Monday", .detail) == [.task, .statement, .answer])
        #expect(damsl("Monday", .nothing) == [.task, .influence])
        #expect(schema("Monday", .detail) == [.inform])
        #expect(schema("Monday", .nothing) == [.informIntent])
    }

    @Test func damslLayers() {
        #expect(damsl("Thanks!") == [.communicationManagement, .conventional, .appreciate])
        #expect(damsl("ok") == [.communicationManagement, .acknowledge])
        #expect(damsl("What do you mean?").isSuperset(of: [.communicationManagement, .repair]))
        #expect(damsl("One more thing, I need a taxi").isSuperset(of: [.taskManagement, .influence]))
        #expect(damsl("Yes, that is fine", .offer).isSuperset(of: [.accept, .answer]))
        #expect(damsl("That's wrong").contains(.reject))
        #expect(damsl("I'll take the train").contains(.commit))
    }

    @Test func correctIsAnOrderBeforeAnObject() {
        #expect(schema("Correct.", .confirm) == [.affirm])
        #expect(!schema("Correct this text", .confirm).contains(.affirm))
    }

    @Test func anOpeningDisagreesWithNothing() {
        let opening = UserTurn(
            scanned("My phone does not work"), ask: .nothing, wasRefused: false, isReply: false, isOpening: true, heard: WordSet(), said: WordSet())
        #expect(!opening.damsl.contains(.reject))
        #expect(damsl("It does not work").contains(.reject))
    }

    @Test func declinesAndCommitsAtOnce() {
        #expect(schema("No thanks, I'll call them", .offer).isSuperset(of: [.negateIntent]))
        #expect(!schema("No thanks. I'll call them", .offer).contains(.affirmIntent))
    }
}
