import Testing

@testable import report

@Suite struct FindingsTests {
    @Test func keepsTheLargestOfAClassAndCountsAll() {
        let shares = [0.1, 0.3, 0.2, 0.3]
        let findings = Fixtures.findings(
            [], shares.enumerated().map { Fixtures.cluster("s", $0.offset, .missed, p: $0.element, q: 0.01) }, limit: 3)
        let tally = findings.clusters.first?.value[.missed]
        #expect(tally?.largest.map(\.cluster) == [1, 3, 2])
        #expect(tally?.count == 4)
        #expect(abs((tally?.p ?? 0) - 0.9) < 1e-12)
    }

    @Test func inventedClustersAreRankedByTheSimulatorsShare() {
        let findings = Fixtures.findings(
            [], [Fixtures.cluster("s", 0, .invented, p: 0.2, q: 0.5), Fixtures.cluster("s", 1, .invented, p: 0.1, q: 0.6)])
        #expect(findings.clusters.first?.value[.invented]?.largest.map(\.cluster) == [1, 0])
    }

    @Test func keepsNoneWhereNoneIsWanted() {
        let findings = Fixtures.findings([], [Fixtures.cluster("s", 0, .missed, p: 0.2, q: 0)], limit: 0)
        #expect(findings.clusters.first?.value[.missed]?.largest.isEmpty == true)
        #expect(findings.clusters.first?.value[.missed]?.count == 1)
    }

    @Test func countsWhatItPassesOver() {
        var findings = Findings(limit: 1)
        findings.passOver()
        #expect(findings.count == 1 && findings.passedOver == 1)
    }
}
