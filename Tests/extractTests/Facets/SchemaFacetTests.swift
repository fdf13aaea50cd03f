import Testing

@testable import extract

@Suite struct SchemaFacetTests {

    @Test func oneListAMessage() {
        #expect(
            describe(dialogue("Hello", "", "Book it", "A: When?", "Monday", "ok"), facet: .sgd)
                == "GREET\nNONE\nINFORM_INTENT\nINFORM\nAFFIRM")
    }

    @Test func usesTheTwelveNames() {
        #expect(
            Set(SchemaAct.allCases.map(\.name)) == [
                "INFORM", "REQUEST", "AFFIRM", "NEGATE", "SELECT", "INFORM_INTENT", "AFFIRM_INTENT", "NEGATE_INTENT", "REQUEST_ALTS",
                "THANK", "GOODBYE", "GREET",
            ])
    }

    @Test func politeAndVerbose() {
        #expect(
            describe(Sample.polite, facet: .sgd) == """
                GREET, INFORM, REQUEST
                THANK, AFFIRM_INTENT, INFORM
                THANK, NEGATE, GOODBYE
                """)
    }

    @Test func terseAndImpatient() {
        #expect(
            describe(Sample.terse, facet: .sgd) == """
                INFORM_INTENT
                INFORM
                INFORM_INTENT
                INFORM
                """)
    }

    @Test func frontLoading() {
        #expect(
            describe(Sample.frontLoaded, facet: .sgd) == """
                INFORM, INFORM_INTENT
                AFFIRM
                AFFIRM_INTENT
                THANK
                """)
    }
}
