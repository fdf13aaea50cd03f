import Testing

@testable import extract

@Suite struct DamslFacetTests {

    @Test func oneSentenceAMessage() {
        #expect(
            describe(dialogue("Hello", "", "Book it", "A: When?", "Monday"), facet: .damsl).split(separator: "\n") == [
                "communication management: greeting, thanks or farewell", "empty message", "task: asks for an action",
                "task: states facts; answering",
            ])
    }

    @Test func politeAndVerbose() {
        #expect(
            describe(Sample.polite, facet: .damsl) == """
                task and communication management: greeting, thanks or farewell, requests information, states facts
                task: greeting, thanks or farewell, asks for an action, commits to something, states facts; agreeing, answering, showing appreciation
                task management and communication management: greeting, thanks or farewell; answering, showing appreciation
                """)
    }

    @Test func terseAndImpatient() {
        #expect(
            describe(Sample.terse, facet: .damsl) == """
                task: asks for an action
                task: states facts; answering
                task: asks for an action
                task: states facts; disagreeing, answering
                """)
    }

    @Test func frontLoading() {
        #expect(
            describe(Sample.frontLoaded, facet: .damsl) == """
                task: asks for an action, states facts
                communication management: showing understanding
                task: agreeing, answering
                communication management: greeting, thanks or farewell; showing appreciation
                """)
    }
}
