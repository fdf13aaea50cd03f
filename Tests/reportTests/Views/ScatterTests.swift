import Findings
import Stage
import Testing

@testable import report

@Suite struct ScatterTests {
    private func projection(_ source: String, _ number: Int, x: Double, y: Double = 0, codebook: String = "style", via: String = "a b")
        throws -> Projection
    {
        try Projection(
            Record(
                #"{"id":"\#(number)","source":"\#(source)","facet":"style","codebook":"\#(codebook)","via":"\#(via)","projection":[\#(x),\#(y)]}"#
            ))
    }

    private func divergence(_ source: String, codebook: String = "style", js: Double = 0.2) -> DivergenceFinding {
        var finding = Fixtures.divergence(source, js: js)
        finding.subject.codebook = codebook
        finding.origin.via = "a b diverge:c:1"
        return finding
    }

    private func page(_ divergences: [DivergenceFinding], _ projections: [Projection]) -> Page {
        var findings = Fixtures.findings(divergences)
        for projection in projections { findings.add(projection) }
        return PageBuilder(findings: findings, title: nil).page()
    }

    @Test func eachSimulatorIsDrawnOverTheReferenceInTheOrderOfTheTable() throws {
        let page = try page(
            [divergence("far", js: 0.5), divergence("near", js: 0.1), divergence("unseen")],
            [projection("near", 1, x: 1), projection("far", 1, x: 9), projection("real", 1, x: -1), projection("real", 2, x: 0, y: 4)])
        let scatters = page.sections[0].scatters
        #expect(scatters.map(\.source.name) == ["near", "far"])
        #expect(scatters.allSatisfy { $0.reference.count == 2 && $0.reference.points.count == 2 })
        // One codebook, one pair of axes.
        #expect(scatters.allSatisfy { $0.extent.x == -1...9 && $0.extent.y == 0...4 })
        #expect(page.notes.isEmpty && page.undrawn != nil)
    }

    @Test func codebooksForPairsHaveAxesOfTheirOwn() throws {
        let scatters = try page(
            [divergence("a", codebook: "style/a"), divergence("b", codebook: "style/b")],
            ["a", "b"].flatMap { name in
                try [
                    projection(name, 1, x: name == "a" ? 1 : 7, codebook: "style/\(name)"),
                    projection("real", 1, x: 0, codebook: "style/\(name)"),
                ]
            }
        ).sections[0].scatters
        #expect(scatters.map(\.extent.x) == [0...1, 0...7])
    }

    /// A picture of other records than the findings are of would be a wrong one.
    @Test func assignmentsOfAnotherRunAreCountedNotDrawn() throws {
        let page = try page(
            [divergence("a")],
            [projection("a", 1, x: 1, via: "a other"), projection("real", 1, x: 1, via: "a other"), projection("real", 2, x: 1)])
        #expect(page.sections[0].scatters.isEmpty && page.undrawn == nil)
        #expect(
            page.notes == ["2 records with principal coordinates not drawn: no finding was made of their facet, codebook, source and via."])
        #expect(Fixtures.small.undrawn == nil && Fixtures.small.notes.isEmpty)
    }

    @Test func extentsHoldAllPoints() {
        #expect(Extent([]) == nil)
        let extent = Extent([(1.0, -2.0), (-3.0, 5.0), (0.0, 0.0)].map { Projection.Point(hash: 0, x: $0.0, y: $0.1) })
        #expect(extent?.x == -3...1 && extent?.y == -2...5)
    }
}
