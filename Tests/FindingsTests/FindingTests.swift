import Stage
import Testing

@testable import Findings

@Suite struct FindingTests {
    private func filled<Kind: Finding>(_ type: Kind.Type) -> (finding: Kind, names: [String]) {
        var (finding, filler) = (Kind(), Filler())
        finding.walk(&filler)
        return (finding, filler.names)
    }

    @Test(arguments: FindingKind.allCases)
    func everyFieldIsReadBack(kind: FindingKind) throws {
        func check<Kind: Finding>(_ type: Kind.Type) throws {
            let (finding, names) = filled(type)
            let record = try Record(finding.object)
            #expect(FindingKind(record) == kind)
            #expect(record.names == [FindingKind.field] + names)
            #expect(try Kind(record) == finding)
        }
        try check(kind.type)
    }

    @Test(arguments: FindingKind.allCases)
    func noNameStandsTwice(kind: FindingKind) {
        func check<Kind: Finding>(_ type: Kind.Type) {
            let names = filled(type).names
            #expect(Set(names).count == names.count)
        }
        check(kind.type)
    }

    @Test(arguments: FindingKind.allCases)
    func unknownFieldsPass(kind: FindingKind) throws {
        func check<Kind: Finding>(_ type: Kind.Type) throws {
            let finding = filled(type).finding
            var object = finding.object
            object.add("js_later", 0.5)
            object.add("later", ["x"])
            #expect(try Kind(Record(object)) == finding)
        }
        try check(kind.type)
    }

    /// Findings of 0.1 have `strangers`.
    @Test func formerNameOfAFieldIsRead() throws {
        var object = JSONObject()
        for (name, value) in [("kind", "dimension"), ("measure", "knowledge"), ("source", "a")] { object.add(name, value) }
        object.add("strangers", 12)
        let finding = try DimensionFinding(Record(object))
        #expect(finding.randomPairs == 12)
        #expect(String(decoding: finding.object.bytes, as: UTF8.self).contains(#""random_pairs":12"#))
    }

    @Test func nullIsNoValueAndStaysNull() throws {
        var finding = PairFinding()
        finding.subject.source = "a"
        finding.js = Figure(.infinity, reason: "infinite")
        finding.js.interval = Interval(nil, reason: "none")
        let object = finding.object
        let text = String(decoding: object.bytes, as: UTF8.self)
        #expect(
            text
                == #"{"kind":"pair","source":"a","js":null,"js_reason":"infinite","js_low":null,"js_high":null,"js_interval_reason":"none","js_distance":null}"#
        )
        #expect(try PairFinding(Record(object)) == finding)
    }

    @Test func whatAFieldCannotHoldIsNamed() throws {
        let failure = #expect(throws: Failure.self) { try PairFinding(Record(#"{"kind":"pair","source":"a","js":"near"}"#)) }
        #expect(failure?.field == "js")
        #expect(failure?.message.contains("expected a number") == true)
        let missing = #expect(throws: Failure.self) { try ClusterFinding(Record(#"{"kind":"cluster","source":"a"}"#)) }
        #expect(missing?.field == "class")
    }

    @Test func anUnknownKindIsNone() throws {
        #expect(FindingKind(try Record(#"{"kind":"later","source":"a"}"#)) == nil)
        #expect(FindingKind(try Record(#"{"id":"a"}"#)) == nil)
    }

    @Test func settingsAreTextAsTheyAreWritten() throws {
        let finding = try DivergenceFinding(
            Record(#"{"kind":"divergence","source":"a","clusters":12,"log_base":"e","confidence":0.95,"seed":42,"via":"extract:x"}"#))
        #expect(
            finding.settings == [
                "clusters": "12", "log_base": "e", "confidence": "0.95", "seed": "42", "via": "extract:x",
            ])
    }
}
