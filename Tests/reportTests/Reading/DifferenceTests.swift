import Findings
import Stage
import Testing

@testable import report

@Suite struct DifferenceTests {
    private func finding(_ fields: String) throws -> Difference? {
        try Difference(DimensionFinding(Record(#"{"kind":"dimension","source":"sim:a","reference":"real","measure":"m",\#(fields)}"#)))
    }

    @Test func readsANumber() throws {
        let found = try #require(
            try finding(
                #""facet":"style","domain":"travel","ks":0.5,"ks_p":0.01,"ks_p_bh":0.04,"mean_reference":2,"mean_source":3,"mean_difference":1,"mean_difference_low":0.5,"mean_difference_high":1.5,"n_source":7,"n_reference":9,"confidence":0.9"#
            ))
        #expect(found.subject == Findings.Subject(facet: "style", task: "travel", source: "sim:a", reference: "real"))
        #expect(found.measure == "m" && found.label == nil && found.distance == 0.5 && found.p == 0.04)
        #expect([found.reference, found.source, found.low, found.high] == [2, 3, 0.5, 1.5] && found.nSource == 7 && found.nReference == 9)
        #expect(found.settings["confidence"] == "0.9" && found.isBeyondChance == true)
    }

    /// Of labels the one whose shares lie farthest apart.
    @Test func readsLabels() throws {
        let found = try #require(
            try finding(
                #""tvd":0.3,"tvd_p":0.2,"labels":[{"label":"x","p":0.5,"q":0.6},{"label":"y","p":0.4,"q":0.1,"difference_low":-0.4,"difference_high":-0.2},{"label":"z","p":null,"q":0.3}]"#
            ))
        #expect(found.label == "y" && found.distance == 0.3 && found.p == 0.2 && found.isBeyondChance == false)
        #expect([found.reference, found.source, found.low, found.high] == [0.4, 0.1, -0.4, -0.2])
    }

    @Test func whatIsNotThereIsNotMadeUp() throws {
        let empty = try #require(try finding(#""ks":null,"reason":"none""#))
        #expect(empty.distance == nil && empty.p == nil && empty.isBeyondChance == nil && empty.reference == nil)
        #expect(try #require(try finding(#""tvd":0.3"#)).label == nil)
        #expect(try finding(#""best_match":0.5,"recall":0.4"#) == nil, "statements are of another kind")
        #expect(throws: Failure.self) { try finding(#""ks":"far""#) }
        #expect(throws: Failure.self) { try finding(#""tvd":0.3,"labels":"many""#) }
    }

    @Test func theLimitIsTheConfidence() {
        #expect(
            Difference(Fixtures.dimension("m", 0.5, p: 0.05))?.isBeyondChance == true
                && Difference(Fixtures.dimension("m", 0.5, p: 0.0501))?.isBeyondChance == false)
    }
}
