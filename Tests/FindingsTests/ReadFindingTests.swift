import Stage
import Testing

@testable import Findings

@Suite struct ReadFindingTests {
    @Test func readsADivergence() throws {
        let record = try Record(
            #"{"kind":"divergence","task":"t","facet":"f","codebook":"f","source":"s","reference":"real","js":0.5,"js_low":0.4,"js_high":0.6,"js_floor":0.1,"js_floor95":0.2,"js_p":0.01,"kl_forward":1,"n_source":3,"n_reference":4.0,"clusters":12,"log_base":"e","warnings":["unequal_n"]}"#
        )
        let finding = try DivergenceFinding(record)
        #expect(finding.subject == Subject(facet: "f", task: "t", codebook: "f", source: "s", reference: "real"))
        let js = finding.js
        #expect([js.value, js.low, js.high, js.floorMean, js.floor95, js.p] == [0.5, 0.4, 0.6, 0.1, 0.2, 0.01])
        #expect(finding.klForward.value == 1 && finding.klBackward == Figure())
        #expect(finding.basis.nSource == 3 && finding.basis.nReference == 4 && !finding.subject.isControl)
        #expect(finding.settings == ["clusters": "12", "log_base": "e", "n_source": "3", "n_reference": "4"])
        #expect(finding.origin.warnings == ["unequal_n"])
    }

    @Test func everyFieldButTheSourceMayBeMissingOrNull() throws {
        #expect(try DivergenceFinding(Record(#"{"source":"s"}"#)).js == Figure())
        let nulls = try DivergenceFinding(
            Record(
                #"{"source":"s","task":null,"facet":null,"js":null,"js_low":null,"n_source":null,"warnings":null,"seed":null,"split":null}"#
            ))
        #expect(nulls.js.value == nil && nulls.settings.isEmpty && nulls.subject == Subject(source: "s"))
        let cluster = try ClusterFinding(
            Record(#"{"source":"s","class":"missed","p":null,"terms":null,"examples_reference":[],"examples_source":[{}]}"#))
        #expect(cluster.p == nil && cluster.terms == nil && cluster.examplesReference == [] && cluster.examplesSource == [Example()])
        #expect(throws: Failure.self) { try DivergenceFinding(Record(#"{"js":1}"#)) }
    }

    @Test(arguments: [
        #"{"source":"s","js":"high"}"#, #"{"source":"s","warnings":"x"}"#, #"{"source":"s","warnings":[1]}"#, #"{"source":1}"#,
    ])
    func aFieldOfAnotherKindIsAnError(text: String) throws {
        #expect(throws: Failure.self) { try DivergenceFinding(Record(text)) }
    }

    @Test func anUnknownClassIsAnError() throws {
        #expect(throws: Failure.self) { try ClusterFinding(Record(#"{"source":"s","class":"lost"}"#)) }
    }

    @Test func onTheFloorIsNotAboveIt() {
        func isAbove(_ value: Double?, _ floor95: Double?) -> Bool? {
            var figure = Figure()
            (figure.value, figure.floor) = (value, Floor(mean: nil, percentile95: floor95))
            return figure.isAboveFloor
        }
        #expect(isAbove(0.2, 0.2) == false && isAbove(0.21, 0.2) == true && isAbove(0.21, nil) == nil && isAbove(nil, 0.2) == nil)
    }
}
