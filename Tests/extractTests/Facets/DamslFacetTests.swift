import Testing

@testable import extract

@Suite struct DamslFacetTests {

    @Test func oneSentenceAMessage() {
        #expect(
            describe(dialogue("Hello", "", "Book it", "A: When?", "Monday"), facet: .damsl).split(separator: "\n") == [
                "communication-management: observes a convention", "empty message", "task: directs the addressee to act",
                "task: states facts; answering",
            ])
    }

    @Test func politeAndVerbose() {
        #expect(
            describe(Sample.polite, facet: .damsl) == """
                task and communication-management: observes a convention, requests information, states facts
                task: observes a convention, directs the addressee to act, commits the speaker, states facts; agreeing, answering, showing appreciation
                task and task-management and communication-management: observes a convention, states facts; answering, showing appreciation
                """)
    }

    @Test func terseAndImpatient() {
        #expect(
            describe(Sample.terse, facet: .damsl) == """
                task: directs the addressee to act
                task: states facts; answering
                task: directs the addressee to act
                task: states facts; disagreeing, answering
                """)
    }

    @Test func frontLoading() {
        #expect(
            describe(Sample.frontLoaded, facet: .damsl) == """
                task: directs the addressee to act, states facts
                communication-management: showing understanding
                task: agreeing, answering
                communication-management: observes a convention; showing appreciation
                """)
    }
}
