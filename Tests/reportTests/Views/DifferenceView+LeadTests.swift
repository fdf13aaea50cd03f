import Findings
import Testing

@testable import report

@Suite struct DifferenceViewLeadTests {
    private func lead(_ dimensions: [DimensionFinding]) -> String {
        Fixtures.view(DifferenceView.self, dimensions).lead.map { $0.text() }.joined(separator: " ")
    }

    @Test func oneSimulatorIsToldByWhatDiffersMost() {
        #expect(
            lead([Fixtures.dimension("says thanks", 0.62), Fixtures.dimension("hedges", 0.1, p: 0.3)])
                == "sim:a differs from real beyond chance in 1 of 2 aspects of the facet style, most in says thanks (real 0.120, sim:a 0.710)."
        )
        #expect(
            lead([Fixtures.dimension("hedges", 0.1, p: 0.3)])
                == "sim:a differs from real beyond chance in 0 of 1 aspects of the facet style.")
        #expect(lead([Fixtures.dimension("hedges", 0.1, p: nil)]).hasPrefix("No p-value was computed"))
        #expect(lead([Fixtures.dimension("hedges", nil, p: nil)]) == "No measure was found on both sides.")
    }

    @Test func severalAreRankedByTheMeanDistance() {
        let text = lead([
            Fixtures.dimension("a", 0.5), Fixtures.dimension("b", 0.1), Fixtures.dimension("a", 0.2, source: "sim:b"),
            Fixtures.dimension("b", 0.2, source: "sim:b"),
        ])
        #expect(
            text
                == "On average over the aspects of the facet style, each at a distance of 0 to 1, sim:b lies nearest to real (0.200) and sim:a farthest (0.300) of 2 simulators."
        )
    }
}
