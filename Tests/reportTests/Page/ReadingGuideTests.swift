import Testing

@testable import report

@Suite struct ReadingGuideTests {
    @Test func explainsTheFloorAndTheInterval() {
        let lines = ReadingGuide.ofDivergences(confidence: "95")
        #expect(lines.first { $0.term == "floor" }?.meaning.contains("(k − 1)/(4n)") == true)
        #expect(lines.first { $0.term == "interval" }?.meaning.hasPrefix("95 % percentile bootstrap") == true)
        #expect(
            ReadingGuide.ofDivergences(confidence: nil).first { $0.term == "interval" }?.meaning.hasPrefix("Percentile bootstrap") == true)
    }

    @Test func explainsOnlyWhatIsShown() throws {
        var findings = Fixtures.findings([])
        findings.add(Fixtures.dimension("says thanks", 0.62))
        #expect(
            PageBuilder(findings: findings, title: nil).page().reading.map(\.term) == [
                "aspect, measure", "difference", "distance", "adjusted p",
            ])
        findings.add(try Fixtures.index("sim:a", 70))
        #expect(PageBuilder(findings: findings, title: nil).page().reading.last?.term == "ECE")
        #expect(!Fixtures.small.reading.contains { $0.term == "distance" || $0.term == "ECE" })
    }
}
