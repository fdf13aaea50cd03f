import Findings
import Testing

@testable import report

@Suite struct ChartTests {
    private func svg(_ finding: DivergenceFinding) -> String {
        // In base 2 the axis ends at 1, so that places are the values in percent.
        var finding = finding
        finding.basis.logBase = "2"
        return Chart(Table([finding]), name: "style", reference: "real", identifier: "c").svg
    }

    @Test func drawsDotWhiskerBandAndMeanAtTheirValues() {
        let svg = svg(Fixtures.divergence("a", js: 0.25))
        #expect(svg.contains(#"<circle class="dot" cx="25.00%" cy="24" r="4.5"/>"#))
        #expect(svg.contains(#"<line class="whisker" x1="20.00%" x2="30.00%" y1="24" y2="24"/>"#))
        #expect(svg.contains(#"<rect class="band" x="0" width="4.00%" y="16" height="16"/>"#))
        #expect(svg.contains(#"<line class="mean" x1="2.00%" x2="2.00%" y1="16" y2="32"/>"#))
        #expect(svg.contains(#"x="100%" y="54">1.000</text>"#))
        #expect(svg.contains("a: JS 0.250, interval 0.200–0.300, floor up to 0.040."))
    }

    @Test func theControlHasAShapeOfItsOwn() {
        let svg = svg(Fixtures.divergence("real", js: 0.25, isControl: true))
        #expect(svg.contains("diamond") && !svg.contains("<circle"))
        #expect(svg.contains(">real in halves</text>"))
    }

    @Test func aRowWithoutAValueKeepsItsLabel() {
        var bare = Fixtures.divergence("a", js: nil)
        bare.js = Figure()
        let svg = svg(bare)
        #expect(!svg.contains("<circle") && !svg.contains("band") && svg.contains(">a</text>") && svg.contains("a: no value."))
    }
}
