import Stage
import Testing

@testable import report

@Suite struct FindingTests {
    @Test func readsADivergence() throws {
        let record = try Record(
            #"{"kind":"divergence","task":"t","facet":"f","codebook":"f","source":"s","reference":"real","js":0.5,"js_low":0.4,"js_high":0.6,"js_floor":0.1,"js_floor95":0.2,"js_p":0.01,"kl_forward":1,"n_source":3,"n_reference":4.0,"clusters":12,"log_base":"e","warnings":["unequal_n"]}"#
        )
        let finding = try DivergenceFinding(record)
        #expect(finding.subject == Subject(facet: "f", task: "t", codebook: "f", source: "s", reference: "real"))
        #expect(finding.js == Estimate(value: 0.5, low: 0.4, high: 0.6, floor: 0.1, floor95: 0.2, p: 0.01))
        #expect(finding.klForward.value == 1 && finding.klBackward == Estimate())
        #expect(finding.nSource == 3 && finding.nReference == 4 && !finding.isControl)
        #expect(finding.settings == ["clusters": "12", "log_base": "e"])
        #expect(finding.warnings == ["unequal_n"])
    }

    @Test func everyFieldButTheSourceMayBeMissingOrNull() throws {
        #expect(try DivergenceFinding(Record(#"{"source":"s"}"#)).js == Estimate())
        let nulls = try DivergenceFinding(
            Record(
                #"{"source":"s","task":null,"facet":null,"js":null,"js_low":null,"n_source":null,"warnings":null,"seed":null,"split":null}"#
            ))
        #expect(nulls.js == Estimate() && nulls.settings.isEmpty && nulls.subject == Subject(source: "s"))
        let cluster = try ClusterFinding(
            Record(#"{"source":"s","class":"missed","p":null,"terms":null,"examples_reference":[],"examples_source":[{}]}"#))
        #expect(cluster.p == nil && cluster.terms.isEmpty && cluster.exampleReference == nil && cluster.exampleSource == nil)
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
        #expect(Estimate(value: 0.2, floor95: 0.2).isAboveFloor == false)
        #expect(Estimate(value: 0.21, floor95: 0.2).isAboveFloor == true)
        #expect(Estimate(value: 0.21).isAboveFloor == nil)
        #expect(Estimate(floor95: 0.2).isAboveFloor == nil)
    }
}
