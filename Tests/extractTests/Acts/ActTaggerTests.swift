import Testing

@testable import extract

@Suite struct ActTaggerTests {
    func turn(_ text: String, after ask: Elicitation = .nothing, offered: String = "", heard: String = "", isOpening: Bool = false)
        -> UserTurn
    {
        func set(_ text: String) -> WordSet {
            var set = WordSet()
            for word in scanned(text, in: .en).words { set.insert(word.hash) }
            return set
        }
        return UserTurn(
            scanned(text, in: .en), ask: ask, wasRefused: false, isReply: true, isOpening: isOpening, heard: set(heard), said: WordSet(),
            offered: set(offered))
    }

    func schema(_ text: String, _ ask: Elicitation = .nothing, isOpening: Bool = false) -> Set<SchemaAct> {
        let turn = turn(text, after: ask, isOpening: isOpening)
        return Set(SchemaAct.allCases.filter { turn.schema.contains($0) })
    }

    func damsl(_ text: String, _ ask: Elicitation = .nothing) -> Set<DamslAct> {
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
        #expect(schema("Great", .nothing) == [.select])
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
            scanned("My phone does not work"), ask: .nothing, wasRefused: false, isReply: false, isOpening: true, heard: WordSet(),
            said: WordSet(), offered: WordSet())
        #expect(!opening.damsl.contains(.reject))
        #expect(damsl("It does not work").contains(.reject))
    }

    func acts(_ turn: UserTurn) -> (damsl: Set<DamslAct>, schema: Set<SchemaAct>) {
        (Set(DamslAct.allCases.filter(turn.damsl.contains)), Set(SchemaAct.allCases.filter(turn.schema.contains)))
    }

    @Test func anOrderTakesAnOfferUp() {
        let same = acts(turn("Book the room for 3 people.", after: .offer, offered: "book"))
        #expect(same.damsl == [.task, .influence, .commit, .accept, .answer])
        #expect(same.schema == [.affirmIntent, .inform])
        #expect(acts(turn("Go ahead now", after: .offer, offered: "book")).schema == [.affirmIntent])
        #expect(acts(turn("Yes, please cancel it.", after: .offer, offered: "book")).schema == [.affirmIntent])
        // Another act than the offered one, one that is contrasted, and one that is not offered at all are new goals.
        #expect(acts(turn("Cancel the room.", after: .offer, offered: "book")).schema == [.informIntent])
        #expect(!acts(turn("But book the other hotel instead.", after: .offer, offered: "book")).schema.contains(.affirmIntent))
        #expect(!acts(turn("Book the room.", after: .nothing, offered: "book")).schema.contains(.affirmIntent))
    }

    @Test func declinesAnOfferInWords() {
        let declined = acts(turn("I am not ready to book yet.", after: .offer, offered: "book"))
        #expect(declined.schema.contains(.negateIntent) && declined.damsl.isSuperset(of: [.reject, .answer]))
        #expect(damsl("No", .yesNo) == [.task, .answer])
        #expect(damsl("No", .confirm).contains(.reject))
    }

    @Test func aYesToAnythingElseAcceptsNothing() {
        #expect(schema("Yes, I also need a taxi", .more) == [.affirm, .informIntent])
        #expect(!damsl("Yes, I also need a taxi", .more).contains(.accept))
        #expect(schema("Sure, my name is Zed", .detail) == [.inform])
    }

    @Test func aNeedAnswersOrAsks() {
        #expect(schema("I need to arrive by 17:45", .detail) == [.inform])
        #expect(schema("I need to arrive by 17:45", .yesNo) == [.inform])
        #expect(schema("I also need a taxi", .detail) == [.informIntent])
        #expect(schema("I would like to know the postcode") == [.request])
        #expect(damsl("I need directions to the station").contains(.infoRequest))
    }

    @Test func asksForAnotherVersionInShort() {
        #expect(schema("more") == [.requestAlts])
        #expect(schema("shorter") == [.requestAlts])
        #expect(schema("Monday morning") == [.informIntent])
    }

    @Test func repairs() {
        #expect(acts(turn("What is spirometry?", heard: "spirometry measures breath")).damsl.contains(.repair))
        #expect(!acts(turn("What is spirometry?", heard: "tests of breath")).damsl.contains(.repair))
        #expect(damsl("Really?").contains(.repair))
        #expect(!damsl("I really need it").contains(.repair))
    }

    @Test func praiseIsNeitherAWishNorAChoice() {
        #expect(damsl("That is perfect").contains(.appreciate))
        #expect(!damsl("That sounds perfect").contains(.appreciate))
        #expect(!damsl("Give me some good names").contains(.appreciate))
        #expect(schema("That sounds perfect") == [.select])
    }

    @Test func declinesAndCommitsAtOnce() {
        #expect(schema("No thanks, I'll call them", .offer).isSuperset(of: [.negateIntent]))
        #expect(!schema("No thanks. I'll call them", .offer).contains(.affirmIntent))
    }
}
