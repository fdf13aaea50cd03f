import Testing

@testable import report

@Suite struct FindingCollectionTests {
    @Test func keepsTheLargestOfAClassAndCountsAll() {
        let shares = [0.1, 0.3, 0.2, 0.3]
        let findings = Fixtures.findings(
            [], shares.enumerated().map { Fixtures.cluster("s", $0.offset, .missed, p: $0.element, q: 0.01) }, limit: 3)
        let tally = findings.view(DivergenceView.self).clusters.first?.value[.missed]
        #expect(tally?.largest.map(\.cluster) == [1, 3, 2])
        #expect(tally?.count == 4)
        #expect(abs((tally?.p ?? 0) - 0.9) < 1e-12)
    }

    @Test func inventedClustersAreRankedByTheSimulatorsShare() {
        let findings = Fixtures.findings(
            [], [Fixtures.cluster("s", 0, .invented, p: 0.2, q: 0.5), Fixtures.cluster("s", 1, .invented, p: 0.1, q: 0.6)])
        #expect(findings.view(DivergenceView.self).clusters.first?.value[.invented]?.largest.map(\.cluster) == [1, 0])
    }

    @Test func keepsNoneWhereNoneIsWanted() {
        let findings = Fixtures.findings([], [Fixtures.cluster("s", 0, .missed, p: 0.2, q: 0)], limit: 0)
        #expect(findings.view(DivergenceView.self).clusters.first?.value[.missed]?.largest.isEmpty == true)
        #expect(findings.view(DivergenceView.self).clusters.first?.value[.missed]?.count == 1)
    }

    @Test func countsWhatItPassesOver() {
        var findings = FindingCollection(limit: 1)
        findings.skip()
        #expect(findings.count == 1 && findings.skipped == 1)
    }

    @Test func keepsTheMeasuresThatDifferMostAndCountsAll() throws {
        var findings = Fixtures.findings([], limit: 3)
        for (measure, distance, p) in [("a", 0.1, 0.01), ("b", 0.9, 0.2), ("c", 0.3, 0.05), ("d", 0.3, 0.01), ("e", 0.2, 0.01)] {
            findings.add(Fixtures.dimension(measure, distance, p: p))
        }
        findings.add(Fixtures.dimension("f", nil, p: nil))
        let view = findings.view(DifferenceView.self)
        let tally = try #require(view.tallies[view.subjects[0]])
        #expect(tally.largest.elements.map(\.measure) == ["c", "d", "e"], "b could be chance")
        #expect(tally.compared == 5 && tally.beyondChance == 4 && tally.tested == 5 && tally.uncompared == ["f"])
        #expect(abs(try #require(tally.meanDistance) - 0.36) < 1e-12 && tally.nReference == 50 && tally.nSource == 60)
        #expect(view.settings.map { $0["seed"] } == ["42"] && !findings.isEmpty && findings.count == 6)
    }
}
