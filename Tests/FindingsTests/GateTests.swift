import Stage
import Testing

@testable import Findings

@Suite struct GateTests {
    private let finding = #"{"kind":"divergence","facet":"style","source":"sim:a","js":0.25,"kl":null}"#

    @Test(arguments: [
        ("js<0.3", true), ("js<0.25", false), ("js<=0.25", true), ("js>0.2", true), ("js>0.25", false), ("js>=0.25", true),
        (" js <= 2.5e-1 ", true), ("kl<1", false), ("other<1", false),
    ])
    func judges(condition: String, holds: Bool) throws {
        #expect((try Gate(condition).violation(of: FlatFinding(Record(finding))) == nil) == holds)
    }

    @Test func saysWhatDoesNotHold() throws {
        let violation = try #require(try Gate("js<0.1").violation(of: FlatFinding(Record(finding))))
        #expect(violation == "gate js<0.1 does not hold: js is 0.25 for style, sim:a")
        #expect(try #require(try Gate("x<1").violation(of: FlatFinding(Record(finding)))).contains("missing"))
    }

    @Test func controlAndOtherKindsAreNotJudged() throws {
        let gate = try Gate("js<0")
        #expect(try gate.violation(of: FlatFinding(Record(#"{"kind":"cluster","js":1}"#))) == nil)
        #expect(try gate.violation(of: FlatFinding(Record(#"{"kind":"divergence","split":"halves","js":1}"#))) == nil)
    }

    @Test(arguments: ["", "js", "js=1", "<1", "js<", "js<x", "js<nan", "js<1<2"])
    func refusesWhatIsNoCondition(text: String) {
        #expect(throws: Failure.self) { try Gate(text) }
    }
}
