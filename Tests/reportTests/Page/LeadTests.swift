import Findings
import Testing

@testable import report

@Suite struct LeadTests {
    func lead(_ groups: [DivergenceFinding]..., facets: [String?] = ["style"]) -> String {
        Lead(groups: groups, facets: facets).sentences.map { $0.text() }.joined(separator: " ")
    }

    @Test func namesClosestAndFarthest() {
        #expect(
            lead([
                Fixtures.divergence("real", js: 0.01, isControl: true), Fixtures.divergence("a", js: 0.1),
                Fixtures.divergence("b", js: 0.2),
            ])
                == "Of 2 simulators, a is closest to real (JS 0.100) and b farthest (JS 0.200). All lie above the floor that chance alone reaches."
        )
    }

    @Test func saysWhatLiesWithinItsFloor() {
        let rows = [Fixtures.divergence("a", js: 0.03), Fixtures.divergence("b", js: 0.2), Fixtures.divergence("c", js: 0.3)]
        #expect(lead(rows).hasSuffix("Within the floor, where chance alone reaches as much, lies a; the others lie above it."))
    }

    @Test func namesThoseThatAFloorIsKnownFor() {
        let rows = [Fixtures.divergence("a", js: 0.03), Fixtures.divergence("b", js: 0.2)]
        var bare = Fixtures.divergence("c", js: 0.3)
        bare.js = Figure(value: 0.3)
        #expect(lead(rows).hasSuffix("lies a; the other lies above it."))
        #expect(lead(rows + [bare]).hasSuffix("lies a; b lies above it; for 1 no floor was computed."))
        #expect(lead([rows[0], bare]).hasSuffix("a lies within the floor: chance alone reaches as much; for 1 no floor was computed."))
    }

    @Test func oneSimulatorIsNotRanked() {
        #expect(
            lead([Fixtures.divergence("a", js: 0.1)])
                == "a lies at a Jensen–Shannon divergence of 0.100 from real. It lies above the floor that chance alone reaches.")
        #expect(lead([Fixtures.divergence("a", js: 0.03)]).hasSuffix("It lies within the floor: chance alone reaches as much."))
    }

    @Test func saysWhereNoFloorIsKnown() {
        var bare = Fixtures.divergence("a", js: 0.1)
        bare.js = Figure(value: 0.1)
        #expect(lead([bare]).hasSuffix("No floor was computed, so it is open how much of this is chance."))
        #expect(
            lead([bare, Fixtures.divergence("b", js: 0.2)]).hasSuffix(
                "b lies above the floor that chance alone reaches; for 1 no floor was computed."))
    }

    @Test func manyAreCountedInsteadOfNamed() {
        let rows = (1...5).map { Fixtures.divergence("s\($0)", js: 0.03) } + [Fixtures.divergence("t", js: 0.2)]
        #expect(lead(rows).hasSuffix("lie 5 of them; the other lies above it."))
    }

    @Test func theSameWinnerEverywhereIsSaidOnce() {
        let rows = [Fixtures.divergence("a", js: 0.1), Fixtures.divergence("b", js: 0.2)]
        #expect(lead(rows, rows, facets: ["style", "sgd"]).hasSuffix("a is closest by each of the 2 facets."))
    }

    @Test func nothingMeasuredIsSaid() {
        #expect(lead([Fixtures.divergence("a", js: nil)]).hasPrefix("No finding has"))
        #expect(lead([Fixtures.divergence("real", js: 0.1, isControl: true)]).hasPrefix("No finding has"))
    }

    @Test func combinedSpeaksForTheFacetsAndWinnersAreCounted() {
        let (a, b) = (Fixtures.divergence("a", js: 0.1), Fixtures.divergence("b", js: 0.2))
        let text = lead([b, a], [a, b], [a, b], facets: ["style", "combined", "sgd"])
        #expect(text.contains("a is closest to real (JS 0.100) and b farthest (JS 0.200) by the facet combined."))
        #expect(text.hasSuffix("Over the 3 facets the closest is a in 2 and b in 1."))
    }
}
