import Stage
import Testing

@testable import extract

@Suite struct ConditionTests {
    private let record = """
        {"id":"a-1","source":"real","task":"coding: web","n":3,"big":9007199254740993,"ratio":0.50,"keep":true,"none":null,"list":["x"],"empty":"",\
        "user":{"age":41,"name":{"first":"Jos\u{E9}"}},"a.b":"dotted","a":{"b":"nested"},"messages":[]}
        """

    private func holds(_ condition: String, _ json: String? = nil) throws -> Bool {
        try #require(Condition(condition)).holds(of: #require(found(json ?? record, source: "sim:x").first))
    }

    @Test(arguments: [
        "task=coding: web", "task=coding*", "task=*", "id=a-1", "source=real", "n=3", "n=3.0", "n=03", "n=3e0", "ratio=.5", "ratio=0.5*",
        "keep=true", "keep=t*",
        "user.age=41", "user.name.first=Jos\u{E9}", "empty=", "empty=*", "a.b=dotted", "big=9007199254740993",
    ])
    func holds(condition: String) throws {
        #expect(try holds(condition))
        #expect(try !holds(condition.replacing("=", with: "!=", maxReplacements: 1)))
    }

    @Test(arguments: [
        "task=coding", "task=Coding*", "n=4", "n=three", "big=9007199254740992", "keep=True", "keep=1", "none=null", "none=*", "list=x",
        "list=*", "user=*", "missing=",
        "missing=*", "user.age.years=41", "user.=41", "user.name.first=Jose\u{301}", "task.x=1", "n=nan", "id=A-1",
    ])
    func doesNotHold(condition: String) throws {
        #expect(try !holds(condition))
        #expect(try holds(condition.replacing("=", with: "!=", maxReplacements: 1)), "also of a field that is missing")
    }

    @Test func valueMayHoldEqualsSigns() throws {
        #expect(try holds("task=a=b!=c", #"{"id":"1","source":"s","task":"a=b!=c","messages":[]}"#))
    }

    @Test func idAndSourceAreThoseThatAreWritten() throws {
        let row = #"{"conversation_hash":"h","id":"other","conversation":[]}"#
        #expect(try holds("id=h", row) && holds("source=sim:x", row))
    }

    @Test(arguments: ["", "task", "=x", "!=x"]) func whatIsNoConditionIsRefused(text: String) {
        #expect(Condition(text) == nil)
    }
}
