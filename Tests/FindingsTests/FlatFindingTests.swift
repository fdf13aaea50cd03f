import Stage
import Testing

@testable import Findings

@Suite struct FlatFindingTests {
    @Test func aFindingAndItsRecordAreTheSame() throws {
        var finding = DivergenceFinding()
        finding.subject = Subject(facet: "style", task: "t", source: "sim:a", reference: "real")
        var js = Figure(0.25)
        js.floor = Floor(mean: 0.1, percentile95: nil)
        finding.figures["js"] = js
        finding.basis.clusters = 12
        finding.origin.via = "extract:x"
        let (written, read) = (FlatFinding(finding), try FlatFinding(Record(finding.object)))
        #expect(written.kind == "divergence" && read.kind == "divergence")
        #expect(written.subject == finding.subject && read.subject == finding.subject)
        #expect(written.via == "extract:x" && read.via == "extract:x")
        #expect(written.numbers.map(\.name) == ["js", "js_floor", "clusters"])
        #expect(read.numbers.map(\.name) == ["js", "js_floor", "clusters"])
        #expect(written["js_floor"] == 0.1 && written["js_floor95"] == nil)
    }

    @Test func aRecordOfNoKindMayNameItsSubjectsByNumbers() throws {
        let flat = try FlatFinding(Record(#"{"source":"sim:a","task":3,"score":1.5,"via":null}"#))
        #expect(flat.kind == nil && flat.subject.task == "3" && flat["score"] == 1.5 && flat.via == nil)
        #expect(throws: Failure.self) { try FlatFinding(Record(#"{"source":["a"],"score":1}"#)) }
    }
}
